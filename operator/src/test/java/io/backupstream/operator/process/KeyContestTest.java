package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.testkit.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two streams of a region with one key: the older has it. */
class KeyContestTest {
  private static final String CONTESTED = "contested-backup-key-1";

  @TempDir Path folder;

  private final OperatorRig rig = OperatorRig.in("contest");

  @BeforeEach
  void bothClaimOneKey() throws IOException {
    rig.started();
    apply("early", CONTESTED);
    awaitAccepted("early", Reasons.ACCEPTED);
    apply("late", CONTESTED);
    awaitAccepted("late", Reasons.KEY_CONTESTED);
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void theYoungerIsToldWhoHasItAndNotWhichKeyItIs() {
    assertThat(accepted("late").message())
        .contains("backup key")
        .contains(rig.namespace() + "/early")
        .doesNotContain(CONTESTED);
    assertThat(accepted("early").reason()).isEqualTo(Reasons.ACCEPTED);
  }

  @Test
  void anOperatorThatStartsAnewRulesTheSame() {
    await().atMost(60, SECONDS).until(() -> rig.streamsInRegion() == 1); // the other lives nowhere
    rig.awaitQuiet(0);
    rig.stop();
    long mark = ApiServer.shared().audit().mark();

    rig.started();
    await().atMost(60, SECONDS).until(() -> rig.reconciles() >= 2);
    rig.awaitQuiet(mark);

    assertThat(rig.writesSince(mark)).isEmpty();
    assertThat(accepted("late").reason()).isEqualTo(Reasons.KEY_CONTESTED);
    assertThat(rig.streamsInRegion()).isEqualTo(1);
  }

  @Test
  void anotherKeyEndsTheContest() throws IOException {
    apply("late", "another-backup-key-0001");

    awaitAccepted("late", Reasons.ACCEPTED);
  }

  @Test
  void theYoungerHasItOnceTheOlderIsGone() {
    rig.client()
        .resources(BackupStream.class)
        .inNamespace(rig.namespace())
        .withName("early")
        .delete();

    awaitAccepted("late", Reasons.ACCEPTED);
  }

  @Test
  void theOlderTakesAKeyThatItsAuthorChoosesLater() throws IOException {
    apply("late", "another-backup-key-0001");
    awaitAccepted("late", Reasons.ACCEPTED);

    apply("early", "another-backup-key-0001");

    awaitAccepted("late", Reasons.KEY_CONTESTED);
    assertThat(accepted("early").reason()).isEqualTo(Reasons.ACCEPTED);
  }

  private void awaitAccepted(String name, String reason) {
    rig.awaitStatus(
        name,
        status ->
            assertThat(status.condition(Conditions.ACCEPTED))
                .hasValueSatisfying(it -> assertThat(it.reason()).isEqualTo(reason)));
  }

  private Condition accepted(String name) {
    return rig.stream(name).orElseThrow().getStatus().condition(Conditions.ACCEPTED).orElseThrow();
  }

  private void apply(String name, String backupKey) throws IOException {
    rig.apply(
        Files.writeString(
            folder.resolve(name + ".yaml"),
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: %1$s-encoders}
            stringData: {primary: %1$s-primary-key-0001, backup: %2$s}
            ---
            apiVersion: v1
            kind: Secret
            metadata: {name: destination}
            stringData: {streamKey: destination-stream-key}
            ---
            apiVersion: backupstream.io/v1alpha1
            kind: BackupStream
            metadata: {name: %1$s}
            spec:
              keys: {secretRef: {name: %1$s-encoders}}
              destinations:
              - name: nowhere
                url: rtmp://destination.example.com/live
                streamKeyRef: {name: destination, key: streamKey}
            """
                .formatted(name, backupKey)));
  }
}
