package io.backupstream.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.api.spec.SourceName;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final String JSON =
      """
      {"observedGeneration":3,"region":"eu-central","pod":{"name":"keynote-0","node":"n1"},
       "ingest":{"url":"rtmp://keynote.example.com/live","keysSecret":"keynote-keys"},
       "activeSource":"Backup",
       "sources":{
         "primary":{"state":"Absent","since":"2026-12-01T18:00:01Z"},
         "backup":{"state":"Receiving","since":"2026-12-01T17:55:00Z",
           "video":{"codec":"H264","profile":"High@4.1","width":1920,"height":1080,
             "frameRate":"29.97","keyframeInterval":"2s"},
           "audio":{"codec":"AAC","sampleRate":48000,"channels":2}}},
       "destinations":[{"name":"youtube","state":"Streaming","since":"2026-12-01T17:56:00Z"}],
       "destinationsStreaming":"1/1",
       "switches":[{"id":"uid-1","detectedAt":"2026-12-01T18:00:01Z","at":"2026-12-01T18:00:03Z",
         "from":"Primary","to":"Backup","reason":"Reset","gapMillis":0,
         "lostFrames":1,"repeatedFrames":0,"skewMillis":-12}],
       "conditions":[{"type":"Ready","status":"True","observedGeneration":3,
         "lastTransitionTime":"2026-12-01T17:50:00Z","reason":"Ready","message":""}]}
      """;

  @Test
  void aStatusHasExactlyTheDocumentedShape() throws Exception {
    BackupStreamStatus status = MAPPER.readValue(JSON, BackupStreamStatus.class);

    assertThat(MAPPER.readTree(MAPPER.writeValueAsString(status))).isEqualTo(MAPPER.readTree(JSON));
  }

  @Test
  void anEmptyStatusSaysThatNothingWasSeen() throws Exception {
    BackupStreamStatus status = MAPPER.readValue("{}", BackupStreamStatus.class);

    assertThat(status.activeSource()).isEqualTo(ActiveSource.NONE);
    assertThat(status.sources()).isEqualTo(SourcesStatus.ABSENT);
    assertThat(status.switches()).isEmpty();
    assertThat(status.condition(Conditions.READY)).isEmpty();
  }

  @Test
  void aConditionIsFoundByItsType() throws Exception {
    BackupStreamStatus status = MAPPER.readValue(JSON, BackupStreamStatus.class);

    assertThat(status.condition(Conditions.READY))
        .hasValueSatisfying(c -> assertThat(c.holds()).isTrue());
    assertThat(status.condition(Conditions.LIVE)).isEmpty();
  }

  @Test
  void aSourceIsFoundByItsName() throws Exception {
    SourcesStatus sources = MAPPER.readValue(JSON, BackupStreamStatus.class).sources();

    assertThat(sources.of(SourceName.PRIMARY).state()).isEqualTo(SourceState.ABSENT);
    assertThat(sources.of(SourceName.BACKUP).state()).isEqualTo(SourceState.RECEIVING);
  }

  @Test
  void aReportCarriesTheVeryStatus() throws Exception {
    BackupStreamStatus status = MAPPER.readValue(JSON, BackupStreamStatus.class);
    RelayReport report =
        new RelayReport("7", null, List.of(new StreamReport("default", "keynote", status)));

    String json = MAPPER.writeValueAsString(report);

    assertThat(MAPPER.readValue(json, RelayReport.class)).isEqualTo(report);
    assertThat(MAPPER.readTree(json).at("/streams/0/status")).isEqualTo(MAPPER.readTree(JSON));
  }
}
