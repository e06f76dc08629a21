package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.operator.rig.ChildOperator;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.testkit.ApiServer;
import io.backupstream.operator.testkit.AuditEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two operators, each a process: one acts, and the other takes over. */
class LeadershipTest {
  private final OperatorRig rig = OperatorRig.in("leader");

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private ChildOperator first;

  @SuppressWarnings("NullAway.Init")
  private ChildOperator second;

  @BeforeEach
  void startBoth() {
    first = rig.child("first", folder.resolve("first.log"));
    awaitLeader("first");
    second = rig.child("second", folder.resolve("second.log"));
    assertActs("one");
  }

  @AfterEach
  void end() {
    first.kill();
    second.kill();
    rig.close();
  }

  @Test
  void theOtherActsWhenTheLeaderIsKilled() {
    first.kill();

    awaitLeader("second");
    assertActs("two");
  }

  @Test
  void aLeaderThatWasStoppedFinishesNothingBesideItsSuccessor() {
    for (int i = 0; i < 20; i++) {
      rig.generated("burst-" + i);
    }
    first.freeze();
    awaitLeader("second");
    assertActs("two");
    long mark = ApiServer.shared().audit().mark();

    first.thaw();

    await().atMost(30, SECONDS).until(() -> !first.isAlive());
    rig.awaitQuiet(mark);
    assertThat(writesOf("first", mark)).isEmpty();
    assertThat(rig.leader()).isEqualTo("second");
  }

  @Test
  void aLeaderThatIsToldToStopHandsOverAtOnce() {
    second.terminate();
    await().atMost(30, SECONDS).until(() -> !second.isAlive());
    first.terminate();

    await().atMost(30, SECONDS).until(() -> !first.isAlive());
    assertThat(rig.leader()).isEmpty();
  }

  private List<AuditEvent> writesOf(String agent, long mark) {
    return ApiServer.shared().audit().since(mark).stream()
        .filter(event -> event.writes() && event.agent().equals(agent))
        .filter(event -> event.code() < 300)
        .toList();
  }

  private void assertActs(String stream) {
    rig.generated(stream);
    rig.awaitStatus(stream, _ -> {});
  }

  private void awaitLeader(String pod) {
    await().atMost(90, SECONDS).until(() -> rig.leader().equals(pod));
  }
}
