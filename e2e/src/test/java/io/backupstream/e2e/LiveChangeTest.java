package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Figures;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever is changed while live, the pod stays and the recording is whole. */
@Order(7)
@Tag("e2e")
class LiveChangeTest {
  private static final String IN_FORCE = "`kubectl apply` to the change in force, while live";

  @RegisterExtension final Scene scene = new Scene();

  private NumberedDestination steady;
  private NumberedDestination changed;
  private Broadcast event;
  private NumberedEncoder primary;
  private Pod pod;

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @BeforeEach
  void goLive() {
    steady = scene.destination();
    changed = scene.destination();
    event = scene.broadcast("event").to("steady", steady.url()).apply();
    primary = scene.publish(event, ActiveSource.PRIMARY);
    scene.publish(event, ActiveSource.BACKUP);
    event.awaitTrue(Conditions.SEAMLESS_READY);
    event.awaitTrue(Conditions.LIVE);
    pod = event.pod();
  }

  private void theRecordingIsWholeAndThePodIsTheSame(String sources) {
    scene.onAirUntilNow(steady.onlyConnection(), sources);
    Pod now = event.pod();
    assertThat(now.getMetadata().getUid()).isEqualTo(pod.getMetadata().getUid());
    assertThat(now.getStatus().getContainerStatuses().getFirst().getRestartCount()).isZero();
  }

  @Test
  void aDestinationIsAddedDisabledEnabledAndRemoved() {
    measured("a destination is added", event.to("other", changed.url()));
    awaitState("other", DestinationState.STREAMING);

    measured("a destination is disabled", event.enable("other", false));
    Patiently.await("the end of the publish").until(() -> last().isClosed());
    assertThat(last().isUnpublished()).isTrue();

    measured("a destination is enabled", event.enable("other", true));
    awaitState("other", DestinationState.STREAMING);

    measured("a destination is removed", event.remove("other"));
    Patiently.await("the end of the publish").until(() -> last().isClosed());
    assertThat(changed.connections()).hasSize(2);
    theRecordingIsWholeAndThePodIsTheSame("P");
  }

  @Test
  void aRotatedKeyIsAskedForAndTheRunningConnectionStays() {
    String old = event.key(ActiveSource.PRIMARY);
    long startNanos = System.nanoTime();
    event.rotatePrimaryKey("another-primary-key-0002").apply();
    Patiently.await("the new key").until(() -> isTaken(event.key(ActiveSource.PRIMARY)));
    Figures.add(IN_FORCE, since(startNanos));

    assertThat(isTaken(old)).isFalse();
    assertThat(primary.isConnected()).isTrue();
    theRecordingIsWholeAndThePodIsTheSame("P");
  }

  /** A contest with the running publish means that the key is right. */
  private boolean isTaken(String key) {
    return scene.refusal(event, key).contains("Another encoder");
  }

  @Test
  void aPinAndAPolicyMoveTheAir() {
    measured("a pin is set", event.set("failover", Map.of("pin", "Backup")));
    event.awaitOnAir(ActiveSource.BACKUP);

    Map<String, String> preferred = Map.of("policy", "PreferPrimary", "recoveryTime", "2s");
    measured("a policy is changed", event.set("failover", preferred));
    event.awaitOnAir(ActiveSource.PRIMARY);
    theRecordingIsWholeAndThePodIsTheSame("PBP");
  }

  private void measured(String what, Broadcast applied) {
    long startNanos = System.nanoTime();
    applied.apply();
    long generation = applied.generation();
    applied.await(what, status -> isInForce(status, generation));
    Figures.add(IN_FORCE, since(startNanos));
  }

  private static boolean isInForce(BackupStreamStatus status, long generation) {
    return status
        .condition(Conditions.PROGRAMMED)
        .filter(it -> it.holds() && Long.valueOf(generation).equals(it.observedGeneration()))
        .isPresent();
  }

  private void awaitState(String destination, DestinationState state) {
    event.await(
        destination + " " + state,
        status ->
            status.destinations().stream()
                .anyMatch(it -> it.name().equals(destination) && it.state() == state));
  }

  private RecordingConnection last() {
    return changed.connections().getLast();
  }

  private static Duration since(long startNanos) {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }
}
