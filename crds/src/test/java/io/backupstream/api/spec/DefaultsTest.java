package io.backupstream.api.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DefaultsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void anEmptySpecIsReadWithTheDocumentedDefaults() throws Exception {
    BackupStreamSpec spec = MAPPER.readValue("{}", BackupStreamSpec.class);

    assertThat(spec.suspend()).isFalse();
    assertThat(spec.destinations()).isEmpty();
    assertThat(spec.failover()).isEqualTo(Failover.DEFAULTS);
    assertThat(spec.region()).isNull();
    assertThat(spec.keys()).isNull();
    assertThat(spec.schedule()).isNull();
  }

  @Test
  void anEmptyFailoverIsTheDefaultOne() throws Exception {
    assertThat(MAPPER.readValue("{}", Failover.class)).isEqualTo(Failover.DEFAULTS);
  }

  @Test
  void theDefaultFailoverIsTheDocumentedOne() {
    Failover failover = Failover.DEFAULTS;

    assertThat(failover.policy()).isEqualTo(Policy.STICKY);
    assertThat(failover.policy()).hasToString(Failover.DEFAULT_POLICY);
    assertThat(failover.pin()).isNull();
    assertThat(failover.bufferDuration()).isEqualTo(Duration.ofSeconds(4));
    assertThat(failover.stallTimeoutDuration()).isEqualTo(Duration.ofSeconds(1));
    assertThat(failover.startGraceDuration()).isEqualTo(Duration.ofSeconds(5));
    assertThat(failover.holdTimeoutDuration()).isEqualTo(Duration.ofSeconds(60));
    assertThat(failover.recoveryTimeDuration()).isEqualTo(Duration.ofSeconds(10));
    assertThat(failover.backupOffsetDuration()).isZero();
  }

  @Test
  void aDestinationIsEnabledUnlessItSaysOtherwise() throws Exception {
    assertThat(MAPPER.readValue("{}", Destination.class).enabled()).isTrue();
    assertThat(MAPPER.readValue("{\"enabled\":false}", Destination.class).enabled()).isFalse();
  }

  @Test
  void aScheduleLeadsByTenMinutesAndNeverCutsAnOverrun() throws Exception {
    Schedule schedule = MAPPER.readValue("{\"start\":\"2026-12-01T18:00:00Z\"}", Schedule.class);

    assertThat(schedule.startInstant()).isEqualTo(Instant.parse("2026-12-01T18:00:00Z"));
    assertThat(schedule.endInstant()).isNull();
    assertThat(schedule.leadTimeDuration()).isEqualTo(Duration.ofMinutes(10));
    assertThat(schedule.endPolicy()).isEqualTo(EndPolicy.WHEN_IDLE);
    assertThat(schedule.endPolicy()).hasToString(Schedule.DEFAULT_END_POLICY);
  }

  @Test
  void aSpecIsWrittenAsItIsRead() throws Exception {
    String json =
        """
        {"region":"eu-central","suspend":true,"keys":{"secretRef":{"name":"keynote-keys"}},
         "tls":{"secretRef":{"name":"keynote-tls"}},
         "destinations":[{"name":"youtube","enabled":false,
           "url":"rtmps://a.rtmps.youtube.com/live2",
           "streamKeyRef":{"name":"youtube","key":"streamKey"}}],
         "failover":{"policy":"PreferPrimary","pin":"Backup","buffer":"3s","stallTimeout":"500ms",
           "startGrace":"0s","holdTimeout":"5m","recoveryTime":"20s","backupOffset":"-40ms"},
         "schedule":{"start":"2026-12-01T18:00:00Z","end":"2026-12-01T20:00:00Z","leadTime":"1h",
           "endPolicy":"Stop"}}
        """;

    BackupStreamSpec spec = MAPPER.readValue(json, BackupStreamSpec.class);

    assertThat(MAPPER.readTree(MAPPER.writeValueAsString(spec))).isEqualTo(MAPPER.readTree(json));
  }
}
