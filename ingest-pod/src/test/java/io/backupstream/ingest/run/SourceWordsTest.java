package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.AudioFormat;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.VideoFormat;
import org.junit.jupiter.api.Test;

class SourceWordsTest {

  @Test
  void leavesOutWhatIsNotKnownYet() {
    SourceStatus source =
        new SourceStatus(
            SourceState.RECEIVING,
            null,
            new VideoFormat("HEVC", null, null, null, null, null),
            new AudioFormat("Opus", null, null));

    assertThat(SourceWords.tell(source, 0)).isEqualTo("receiving      0 kbit/s  HEVC  Opus");
  }

  @Test
  void saysOnlyOfAnAbsentEncoderThatItIsAbsent() {
    SourceStatus source =
        new SourceStatus(
            SourceState.ABSENT,
            null,
            new VideoFormat("H264", "High", 1920, 1080, "30", "2s"),
            new AudioFormat("AAC", 44_100, 2));

    assertThat(SourceWords.tell(source, 1_000).strip()).isEqualTo("absent");
  }

  @Test
  void tellsBitRatesAsEncodersDo() {
    assertThat(SourceWords.bitRate(999_400)).isEqualTo("999 kbit/s");
    assertThat(SourceWords.bitRate(40_040_000)).isEqualTo("40.0 Mbit/s");
  }
}
