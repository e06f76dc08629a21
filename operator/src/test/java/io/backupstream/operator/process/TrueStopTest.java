package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.Keys;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.rig.Encoder;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.rig.RelayRig;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream that is live ends: its destination, another stream's relay, hears a goodbye. */
class TrueStopTest {
  private static final String EVENT = "event";
  private static final String ORIGIN = "origin";

  private final RelayRig relayRig;
  private final OperatorRig rig;

  TrueStopTest(@TempDir Path folder) {
    relayRig = RelayRig.in("stop", folder);
    rig = relayRig.operator();
  }

  @BeforeEach
  void begin() {
    rig.generated(ORIGIN);
    rig.awaitHolds(ORIGIN, Conditions.READY);
    String url = relayRig.relays().url(ORIGIN);
    rig.generated(EVENT, url, ORIGIN + "-keys", Keys.PRIMARY_ENTRY);
    rig.awaitHolds(EVENT, Conditions.READY);
  }

  @AfterEach
  void end() {
    relayRig.close();
  }

  @Test
  void aStreamThatIsDeletedUnpublishesBeforeItIsGone() {
    try (Encoder _ = goLive();
        Encoder _ = standBy()) {
      assertThat(event().hasFinalizer(Plan.FINALIZER)).isTrue();

      rig.client().resource(event()).delete();

      assertOriginHears(SwitchReasons.UNPUBLISHED);
      await().atMost(60, SECONDS).until(() -> rig.stream(EVENT).isEmpty());
    }
  }

  @Test
  void aStreamThatIsSuspendedUnpublishesBeforeItsPodGoes() {
    try (Encoder _ = goLive();
        Encoder _ = standBy()) {
      patch("{\"suspend\": true}");

      assertOriginHears(SwitchReasons.UNPUBLISHED);
      assertHaltsBecause(Reasons.SUSPENDED);
    }
  }

  @Test
  void aStartThatIsPutOffTakesTheStreamOffAirWithoutAGoodbye() {
    try (Encoder _ = goLive();
        Encoder _ = standBy()) {
      Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

      patch("{\"schedule\": {\"start\": \"%s\"}}".formatted(tomorrow));

      assertOriginHears(SwitchReasons.CLOSED);
      assertHaltsBecause(Reasons.SCHEDULED);
    }
  }

  @Test
  void aRelayThatDoesNotAnswerHoldsAStreamNoLongerThanItsPatience() {
    try (Encoder _ = goLive()) {
      relayRig.relays().freeze(EVENT);

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

  private void patch(String spec) {
    rig.client()
        .resource(event())
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\": %s}".formatted(spec));
  }

  private void assertHaltsBecause(String reason) {
    rig.awaitStatus(
        EVENT,
        status ->
            assertThat(status.condition(Conditions.READY))
                .hasValueSatisfying(ready -> assertThat(ready.reason()).isEqualTo(reason)));
    await().atMost(60, SECONDS).until(() -> deployment().getSpec().getReplicas() == 0);
    await().until(() -> !event().hasFinalizer(Plan.FINALIZER));
  }

  /** A goodbye is another end than a connection that closes. */
  private void assertOriginHears(String reason) {
    rig.awaitStatus(
        ORIGIN,
        status ->
            assertThat(status.switches().getFirst())
                .extracting(Switch::from, Switch::to, Switch::reason)
                .containsExactly(ActiveSource.PRIMARY, ActiveSource.BACKUP, reason));
  }

  private Encoder goLive() {
    Encoder encoder = encoder(EVENT, Keys.PRIMARY_ENTRY);
    rig.awaitStatus(
        ORIGIN, status -> assertThat(status.activeSource()).isEqualTo(ActiveSource.PRIMARY));
    rig.awaitHolds(EVENT, Conditions.LIVE);
    return encoder;
  }

  /** The origin's own backup, which goes on air when the stream that it gets has ended. */
  private Encoder standBy() {
    Encoder encoder = encoder(ORIGIN, Keys.BACKUP_ENTRY);
    rig.awaitHolds(ORIGIN, Conditions.BACKUP_RECEIVING);
    return encoder;
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
    return relayRig.encoder(
        stream,
        stream + "-" + entry,
        new String(Base64.getDecoder().decode(key), StandardCharsets.UTF_8));
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
}
