package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Switch;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Hands;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Kube;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(4)
@Tag("e2e")
@Tag("needs-host")
class ControlPlaneLossTest {
  private static final int MINUTE_MILLIS = 60_000;
  private static final int SETTLED_MILLIS = 12_000;

  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @AfterEach
  void bringTheApiServerBack() {
    Hands.here().mend();
    Patiently.await("the API server").until(Kube::answers);
  }

  @Test
  void withoutOperatorAndApiServerTheRelayGoesOnAndStatusTellsAllAfterwards() {
    Hands hands = Hands.here();
    NumberedDestination destination = scene.destination();
    Broadcast event = scene.broadcast("event").to("out", destination.url()).apply();
    NumberedEncoder primary = scene.publish(event, ActiveSource.PRIMARY);
    String url = event.awaitUrl();
    NumberedEncoder backup = scene.publish(event, ActiveSource.BACKUP);
    event.awaitTrue(Conditions.SEAMLESS_READY);
    event.awaitTrue(Conditions.LIVE);
    List<String> operators = operators();
    killOperator(hands);

    hands.stopApiServer();
    assertThat(Kube.answers()).as("the API server answers").isFalse();
    Instant stopped = Instant.now();
    primary.finish();
    scene.clock().pass(SETTLED_MILLIS);
    scene.publishAt(url, event.key(ActiveSource.PRIMARY), ActiveSource.PRIMARY);
    scene.clock().pass(SETTLED_MILLIS);
    Instant between = Instant.now();
    backup.finish();
    scene.clock().pass(MINUTE_MILLIS - 2 * SETTLED_MILLIS);
    assertThat(Kube.answers()).as("the API server answers").isFalse();
    Instant started = Instant.now();
    hands.mend();

    Patiently.await("another operator").until(() -> !operators().isEmpty());
    assertThat(operators()).doesNotContainAnyElementsOf(operators);
    Patiently.await("both switches told").until(() -> event.told().switches().size() == 3);
    event.awaitReason(Conditions.BACKUP_RECEIVING, "Absent");
    tellsInOrder(event.told().switches(), List.of(stopped, between, started));
    for (String reason : List.of("OnAir", "FailedOver", "FailedBack")) {
      Patiently.await("an Event " + reason).until(() -> told(event, reason) > 0);
      assertThat(told(event, reason)).as(reason).isEqualTo(1);
    }
    scene.onAirUntilNow(destination.onlyConnection(), "PBP");
  }

  private static List<String> operators() {
    return Installation.pods().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  /** Its process at once, and its pod, since the kubelet would start another process in it. */
  private static void killOperator(Hands hands) {
    Installation.pods().forEach(hands::kill);
    Program.kubectl()
        .with("delete", "pods", "--all", "--namespace", Installation.NAMESPACE)
        .run("--grace-period=0", "--force", "--wait=false");
  }

  /** Newest first; each in the time between two of the test's doings. */
  private static void tellsInOrder(List<Switch> switches, List<Instant> instants) {
    assertThat(switches)
        .extracting(Switch::to)
        .containsExactly(ActiveSource.PRIMARY, ActiveSource.BACKUP, ActiveSource.PRIMARY);
    assertThat(Instant.parse(switches.get(1).at())).isBetween(instants.get(0), instants.get(1));
    assertThat(Instant.parse(switches.get(0).at())).isBetween(instants.get(1), instants.get(2));
    assertThat(switches).allSatisfy(it -> assertThat(it.gapMillis()).isIn(null, 0L));
  }

  private static long told(Broadcast event, String reason) {
    return Kube.events(event.namespace(), event.name()).stream()
        .filter(it -> it.getReason().equals(reason))
        .count();
  }
}
