package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.Conditions;
import io.backupstream.operator.rig.FleetOfFakes;
import io.backupstream.operator.rig.Kubelet;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.testkit.ApiServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing happens, so nothing is written: the API server's audit log is the judge. */
class SteadyStateTest {
  private final OperatorRig rig = OperatorRig.in("steady").started();
  private final FleetOfFakes fleet = new FleetOfFakes();
  private final Kubelet kubelet = new Kubelet(rig.client(), rig.namespace(), fleet);

  @AfterEach
  void stop() {
    rig.close();
    kubelet.close();
    fleet.close();
  }

  @Test
  void streamsThatReportCostNoWriteAndNoneAfterARestart() {
    begin(20);

    assertNothingIsWritten(10);
    rig.stop();
    long mark = ApiServer.shared().audit().mark();
    rig.started();
    await().atMost(60, SECONDS).until(() -> fleet.listeners() == 20);
    rig.awaitQuiet(mark);

    assertThat(rig.writesSince(mark)).isEmpty();
  }

  @Test
  @Tag("soak")
  void twoHundredStreamsCostNoWriteInFiveMinutes() {
    begin(200);

    assertNothingIsWritten(300);
  }

  private void begin(int streams) {
    for (int i = 0; i < streams; i++) {
      rig.generated("s-" + i);
    }
    await().atMost(300, SECONDS).pollInterval(1, SECONDS).until(() -> ready() == streams);
    await().atMost(60, SECONDS).until(() -> rig.streamsInRegion() == streams);
    rig.awaitQuiet(0);
  }

  private void assertNothingIsWritten(int seconds) {
    long mark = ApiServer.shared().audit().mark();
    await()
        .during(seconds, SECONDS)
        .atMost(seconds + 60L, SECONDS)
        .pollDelay(0, SECONDS)
        .pollInterval(seconds / 5, SECONDS)
        .untilAsserted(() -> assertThat(rig.writesSince(mark)).isEmpty());
  }

  private long ready() {
    return rig.streams().stream()
        .filter(it -> OperatorRig.holds(it, Conditions.PROGRAMMED, Conditions.READY))
        .count();
  }
}
