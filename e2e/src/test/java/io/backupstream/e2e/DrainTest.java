package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(10)
@Tag("e2e")
class DrainTest {
  private static final int WAITING_MILLIS = 10_000;

  @RegisterExtension final Scene scene = new Scene();

  private String node = "";

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @AfterEach
  void letPodsComeBack() {
    if (!node.isEmpty()) {
      Program.kubectl().run("uncordon", node);
    }
  }

  @Test
  void aDrainWaitsForALiveStreamAndGoesOnWhenItEnds() {
    NumberedDestination destination = scene.destination();
    Broadcast event =
        scene
            .broadcast("event")
            .set("failover", Map.of("holdTimeout", "5s"))
            .to("out", destination.url())
            .apply();
    NumberedEncoder primary = scene.publish(event, ActiveSource.PRIMARY);
    event.awaitTrue(Conditions.LIVE);
    node = event.pod().getSpec().getNodeName();

    try (ChildProcess drain =
        Program.kubectl()
            .with("drain", node, "--ignore-daemonsets", "--delete-emptydir-data")
            .with("--pod-selector=backupstream.io/stream=" + event.name())
            .start(scene.folder().resolve("drain.log"), "--timeout=180s")) {
      Patiently.await("the budget").until(() -> drain.output().contains("disruption budget"));
      scene.clock().pass(WAITING_MILLIS);
      assertThat(drain.isAlive()).isTrue();
      assertThat(primary.isConnected()).isTrue();
      assertThat(destination.onlyConnection().isClosed()).isFalse();
      scene.onAirUntilNow(destination.onlyConnection(), "P");
      assertThat(drain.isAlive()).isTrue();

      primary.unpublish();
      assertThat(drain.exitCode()).as(drain.output()).isZero();
    }
    assertThat(destination.onlyConnection().isUnpublished()).isTrue();
    Patiently.await("a pod on another node")
        .until(
            () ->
                event.livePods().stream()
                    .anyMatch(pod -> !node.equals(pod.getSpec().getNodeName())));
  }
}
