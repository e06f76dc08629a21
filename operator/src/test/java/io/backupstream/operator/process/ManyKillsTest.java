package io.backupstream.operator.process;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.Conditions;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.rig.ChildOperator;
import io.backupstream.operator.rig.FleetOfFakes;
import io.backupstream.operator.rig.Kubelet;
import io.backupstream.operator.rig.OperatorRig;
import io.backupstream.operator.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator dies in the middle of whatever it does, again and again. */
class ManyKillsTest {
  private static final int MOST_MILLIS = 2_500;

  private final OperatorRig rig = OperatorRig.in("kills");
  private final FleetOfFakes fleet = new FleetOfFakes();
  private final Kubelet kubelet = new Kubelet(rig.client(), rig.namespace(), fleet);
  private final Random random = new Random(7);

  @TempDir Path folder;

  @AfterEach
  void end() {
    rig.close();
    kubelet.close();
    fleet.close();
  }

  @Test
  void threeKillsLeaveEverythingAsItShouldBe() {
    killAndJudge(3);
  }

  @Test
  @Tag("soak")
  void fiftyKillsLeaveEverythingAsItShouldBe() {
    killAndJudge(50);
  }

  private void killAndJudge(int kills) {
    Map<String, Map<String, String>> keys = new TreeMap<>();
    for (int kill = 0; kill < kills; kill++) {
      long mark = ApiServer.shared().audit().mark();
      try (ChildOperator child = rig.child("operator", folder.resolve("operator.log"))) {
        for (int i = 0; i < 4; i++) {
          rig.generated("s-" + kill + "-" + i);
        }
        await().atMost(60, SECONDS).until(() -> !rig.writesSince(mark).isEmpty());
        long moment = random.nextLong(MOST_MILLIS);
        await().pollDelay(moment, MILLISECONDS).until(() -> true);
        child.kill();
      }
      assertNoKeyChanged(keys);
    }
    rig.startedAs("operator");
    int streams = kills * 4;
    await().atMost(120, SECONDS).pollInterval(1, SECONDS).until(() -> ready() == streams);
    rig.awaitQuiet(0);
    assertNoKeyChanged(keys);
    assertThat(keys).hasSize(streams);
    assertOneOfEach(streams);
  }

  private void assertNoKeyChanged(Map<String, Map<String, String>> known) {
    for (Secret secret :
        rig.client()
            .secrets()
            .inNamespace(rig.namespace())
            .withLabel(Labels.COMPONENT, Labels.KEYS)
            .list()
            .getItems()) {
      Map<String, String> before =
          known.putIfAbsent(secret.getMetadata().getName(), secret.getData());
      assertThat(before == null || before.equals(secret.getData())).isTrue();
    }
  }

  private void assertOneOfEach(int streams) {
    String namespace = rig.namespace();
    assertThat(ours(rig.client().apps().deployments().inNamespace(namespace).list().getItems()))
        .isEqualTo(streams);
    assertThat(ours(rig.client().services().inNamespace(namespace).list().getItems()))
        .isEqualTo(streams);
    assertThat(ours(rig.client().pods().inNamespace(namespace).list().getItems()))
        .isEqualTo(streams);
    assertThat(ours(rig.client().secrets().inNamespace(namespace).list().getItems()))
        .isEqualTo(2L * streams);
  }

  private static long ours(List<? extends HasMetadata> objects) {
    return objects.stream()
        .filter(object -> object.getMetadata().getLabels() != null)
        .filter(object -> object.getMetadata().getLabels().containsKey(Labels.STREAM))
        .count();
  }

  private long ready() {
    return rig.streams().stream().filter(it -> OperatorRig.holds(it, Conditions.READY)).count();
  }
}
