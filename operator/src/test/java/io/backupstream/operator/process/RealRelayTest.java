package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.Switch;
import io.backupstream.operator.rig.Encoder;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.rig.RelayRig;
import io.backupstream.operator.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real relay process stands in for the pod, and real encoders publish to it. */
class RealRelayTest {
  private static final String STREAM = "quickstart";

  private final RelayRig relayRig;
  private final OperatorRig rig;

  RealRelayTest(@TempDir Path folder) {
    relayRig = RelayRig.in("relay", folder);
    rig = relayRig.operator();
  }

  @BeforeEach
  void begin() {
    rig.apply(Path.of("..", "examples", "quickstart.yaml"));
    rig.awaitHolds(STREAM, Conditions.READY, Conditions.PROGRAMMED);
  }

  @AfterEach
  void end() {
    relayRig.close();
  }

  @Test
  void aKilledEncoderIsToldOnceAlsoByAnOperatorThatRestarts() {
    try (Encoder primary = encoder("primary", "quickstart-primary-key")) {
      awaitSource(SourceName.PRIMARY, SourceState.RECEIVING);
      awaitActive(ActiveSource.PRIMARY);
      try (Encoder _ = encoder("backup", "quickstart-backup-key")) {
        awaitSource(SourceName.BACKUP, SourceState.RECEIVING);
        rig.awaitHolds(STREAM, Conditions.SEAMLESS_READY);

        primary.kill();

        awaitActive(ActiveSource.BACKUP);
        awaitSource(SourceName.PRIMARY, SourceState.ABSENT);
        assertThat(status().switches().getFirst())
            .extracting(Switch::from, Switch::to)
            .containsExactly(ActiveSource.PRIMARY, ActiveSource.BACKUP);
        await().untilAsserted(() -> assertThat(told("FailedOver")).hasSize(1));
        restartAndAssertNothingIsToldAgain();
      }
    }
  }

  @Test
  void aChangeOfSpecReachesTheRelayThatRuns() {
    String pod = Objects.requireNonNull(status().pod()).name();

    rig.client()
        .resources(BackupStream.class)
        .inNamespace(rig.namespace())
        .withName(STREAM)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            """
            {"spec": {"destinations": [
              {"name": "local", "url": "rtmp://127.0.0.1:1936/live",
               "streamKeyRef": {"name": "quickstart-local", "key": "streamKey"}},
              {"name": "second", "url": "rtmp://127.0.0.1:1937/live",
               "streamKeyRef": {"name": "quickstart-local", "key": "streamKey"}}]}}
            """);

    rig.awaitStatus(
        STREAM,
        status -> {
          assertThat(status.destinations())
              .extracting(DestinationStatus::name)
              .containsExactly("local", "second");
          assertThat(status.condition(Conditions.PROGRAMMED))
              .hasValueSatisfying(
                  programmed ->
                      assertThat(List.of(programmed.holds(), programmed.observedGeneration()))
                          .containsExactly(true, 2L));
        });
    assertThat(status().pod()).hasFieldOrPropertyWithValue("name", pod);
  }

  @Test
  void aKeyThatIsChangedReachesTheRelayThatRuns() {
    rig.client()
        .secrets()
        .inNamespace(rig.namespace())
        .withName("quickstart-keys")
        .edit(
            secret -> {
              secret.setStringData(Map.of("primary", "another-primary-key-1"));
              return secret;
            });
    await()
        .atMost(60, SECONDS)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              try (Encoder _ = encoder("rotated", "another-primary-key-1")) {
                await()
                    .atMost(8, SECONDS)
                    .until(() -> status().sources().primary().state() == SourceState.RECEIVING);
              }
            });
  }

  private void restartAndAssertNothingIsToldAgain() {
    rig.awaitQuiet(ApiServer.shared().audit().mark());
    BackupStreamStatus before = status();
    int events = told(null).size();
    rig.stop();
    long mark = ApiServer.shared().audit().mark();
    rig.started();
    rig.awaitQuiet(mark);

    assertThat(rig.writesSince(mark)).isEmpty();
    assertThat(status()).isEqualTo(before);
    assertThat(told(null)).hasSize(events);
  }

  private Encoder encoder(String name, String key) {
    return relayRig.encoder(STREAM, name, key);
  }

  private void awaitSource(SourceName source, SourceState state) {
    rig.awaitStatus(
        STREAM, status -> assertThat(status.sources().of(source).state()).isEqualTo(state));
  }

  private void awaitActive(ActiveSource source) {
    rig.awaitStatus(STREAM, status -> assertThat(status.activeSource()).isEqualTo(source));
  }

  private BackupStreamStatus status() {
    return rig.stream(STREAM).map(BackupStream::getStatus).orElseThrow();
  }

  private List<Event> told(@Nullable String reason) {
    return rig
        .client()
        .events()
        .v1()
        .events()
        .inNamespace(rig.namespace())
        .list()
        .getItems()
        .stream()
        .filter(event -> reason == null || reason.equals(event.getReason()))
        .toList();
  }
}
