package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.Reasons;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(9)
@Tag("e2e")
class ScheduleTest {
  private static final Duration UNTIL_START = Duration.ofSeconds(30);
  private static final Duration LASTS = Duration.ofMinutes(1);
  private static final int OVERRUN_MILLIS = 5_000;

  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  /** Two events at once, for each takes two minutes: what differs is their end. */
  @Test
  void anEventComesAndGoesByItselfAndAnOverrunIsCutOnlyIfItIsToBe() {
    Instant start = Instant.now().plus(UNTIL_START).truncatedTo(ChronoUnit.SECONDS);
    NumberedDestination patient = scene.destination();
    NumberedDestination strict = scene.destination();
    Broadcast overrun = scheduled("overrun", start, "WhenIdle").to("out", patient.url()).apply();
    Broadcast cut = scheduled("cut", start, "Stop").to("out", strict.url()).apply();
    overrun.awaitReason(Conditions.READY, Reasons.SCHEDULED);
    assertThat(overrun.told().ingest()).isNotNull();

    NumberedEncoder early = scene.publish(overrun, ActiveSource.PRIMARY);
    scene.publish(cut, ActiveSource.PRIMARY);
    overrun.awaitTrue(Conditions.PRIMARY_RECEIVING);
    assertThat(overrun.told().destinations()).allMatch(it -> it.state() == DestinationState.IDLE);
    assertThat(Instant.now()).as("still early").isBefore(start);
    assertThat(patient.connections()).isEmpty();

    overrun.awaitTrue(Conditions.LIVE);
    cut.awaitTrue(Conditions.LIVE);
    assertThat(Instant.now()).isAfterOrEqualTo(start);

    cut.awaitReason(Conditions.READY, Reasons.ENDED);
    Patiently.await("the buffer has drained, and an unpublish")
        .until(() -> strict.onlyConnection().isUnpublished());
    Patiently.await("no pod").until(() -> cut.livePods().isEmpty());
    scene.clock().pass(OVERRUN_MILLIS);
    assertThat(early.isConnected()).isTrue();
    assertThat(patient.onlyConnection().isClosed()).isFalse();
    scene.onAirUntilNow(patient.onlyConnection(), "P");

    early.unpublish();
    overrun.awaitReason(Conditions.READY, Reasons.ENDED);
    Patiently.await("no pod").until(() -> overrun.livePods().isEmpty());
  }

  private Broadcast scheduled(String name, Instant start, String endPolicy) {
    Map<String, String> schedule = new LinkedHashMap<>();
    schedule.put("start", start.toString());
    schedule.put("end", start.plus(LASTS).toString());
    schedule.put("leadTime", "20s");
    schedule.put("endPolicy", endPolicy);
    return scene.broadcast(name).set("schedule", schedule);
  }
}
