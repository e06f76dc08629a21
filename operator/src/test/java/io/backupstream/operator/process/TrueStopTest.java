package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.Keys;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.operator.rig.Encoder;
import io.backupstream.operator.rig.Kubelet;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.rig.RelayProcesses;
import io.backupstream.operator.stream.StreamReconciler;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that is live ends: its destination, another stream's relay, hears a goodbye. */
class TrueStopTest {
  private static final String EVENT = "event";
  private static final String ORIGIN = "origin";

  @TempDir Path folder;

  private final OperatorRig rig = OperatorRig.in("stop").started();

  @SuppressWarnings("NullAway.Init")
  private RelayProcesses relays;

  @SuppressWarnings("NullAway.Init")
  private Kubelet kubelet;

  @BeforeEach
  void begin() {
    relays = new RelayProcesses(folder);
    kubelet = new Kubelet(rig.client(), rig.namespace(), relays);
    rig.generated(ORIGIN);
    awaitReady(ORIGIN);
    rig.generated(EVENT, relays.url(ORIGIN), ORIGIN + "-keys", Keys.PRIMARY_ENTRY);
    awaitReady(EVENT);
  }

  @AfterEach
  void end() {
    rig.close();
    kubelet.close();
    relays.close();
  }

  @Test
  void aStreamThatIsDeletedUnpublishesBeforeItIsGone() {
    try (Encoder _ = goLive();
        Encoder _ = standBy()) {
      assertThat(event().hasFinalizer(StreamReconciler.FINALIZER)).isTrue();

      rig.client().resource(event()).delete();

      assertOriginHearsTheEnd();
      await().atMost(60, SECONDS).until(() -> rig.stream(EVENT).isEmpty());
    }
  }

  @Test
  void aStreamThatIsSuspendedUnpublishesBeforeItsPodGoes() {
    try (Encoder _ = goLive();
        Encoder _ = standBy()) {
      suspend();

      assertOriginHearsTheEnd();
      rig.awaitStatus(
          EVENT,
          status ->
              assertThat(status.condition(Conditions.READY))
                  .hasValueSatisfying(
                      ready -> assertThat(ready.reason()).isEqualTo(Reasons.SUSPENDED)));
      await().atMost(60, SECONDS).until(() -> deployment().getSpec().getReplicas() == 0);
      await().until(() -> !event().hasFinalizer(StreamReconciler.FINALIZER));
    }
  }

  @Test
  void aRelayThatDoesNotAnswerHoldsAStreamNoLongerThanItsPatience() {
    try (Encoder _ = goLive()) {
      relays.freeze(EVENT);

      rig.client().resource(event()).delete();

      await().atMost(90, SECONDS).until(() -> rig.stream(EVENT).isEmpty());
    }
  }

  /** The controller of namespaces, which an API server alone has not, deletes pods first. */
  @Test
  void aStreamThatGoesWithItsNamespaceIsHeldByNoEvent() {
    try (Encoder _ = goLive()) {
      rig.client().namespaces().withName(rig.namespace()).delete();
      rig.client().pods().inNamespace(rig.namespace()).withGracePeriod(0).delete();
      rig.client().resource(event()).delete();

      await().atMost(60, SECONDS).until(() -> rig.stream(EVENT).isEmpty());
    }
  }

  private void suspend() {
    rig.client()
        .resource(event())
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": {\"suspend\": true}}");
  }

  /** A goodbye, and not only a connection that closes. */
  private void assertOriginHearsTheEnd() {
    rig.awaitStatus(
        ORIGIN,
        status ->
            assertThat(status.switches().getFirst())
                .extracting(Switch::from, Switch::to, Switch::reason)
                .containsExactly(
                    ActiveSource.PRIMARY, ActiveSource.BACKUP, SwitchReasons.UNPUBLISHED));
  }

  private Encoder goLive() {
    Encoder encoder = encoder(EVENT, Keys.PRIMARY_ENTRY);
    rig.awaitStatus(
        ORIGIN, status -> assertThat(status.activeSource()).isEqualTo(ActiveSource.PRIMARY));
    rig.awaitStatus(EVENT, status -> assertThat(holds(status, Conditions.LIVE)).isTrue());
    return encoder;
  }

  /** The origin's own backup, which goes on air when the stream that it gets has ended. */
  private Encoder standBy() {
    Encoder encoder = encoder(ORIGIN, Keys.BACKUP_ENTRY);
    rig.awaitStatus(
        ORIGIN, status -> assertThat(holds(status, Conditions.BACKUP_RECEIVING)).isTrue());
    return encoder;
  }

  private void awaitReady(String stream) {
    rig.awaitStatus(stream, status -> assertThat(holds(status, Conditions.READY)).isTrue());
  }

  private Encoder encoder(String stream, String entry) {
    String key =
        rig.client()
            .secrets()
            .inNamespace(rig.namespace())
            .withName(stream + "-keys")
            .get()
            .getData()
            .get(entry);
    return Encoder.publish(
        relays.url(stream),
        new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8),
        folder.resolve(stream + "-" + entry + ".log"));
  }

  private BackupStream event() {
    return rig.stream(EVENT).orElseThrow();
  }

  private Deployment deployment() {
    return rig.client().apps().deployments().inNamespace(rig.namespace()).list().getItems().stream()
        .filter(it -> it.getMetadata().getName().contains(EVENT))
        .findFirst()
        .orElseThrow();
  }

  private static boolean holds(BackupStreamStatus status, String type) {
    return status.condition(type).map(Condition::holds).orElse(false);
  }
}
