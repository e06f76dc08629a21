package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.e2e.kit.Settings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An upgrade of the release that brings another image of ingest pods. */
@Order(7)
@Tag("e2e")
class UpgradeTest {
  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @AfterEach
  void restore() {
    Installation.upgrade(Settings.ingestImage());
  }

  @Test
  void aLiveStreamKeepsItsPodAndGetsTheNextImageOnceItIsIdle() {
    String next = Settings.nextIngestImage();
    NumberedDestination destination = scene.destination();
    Broadcast event =
        scene
            .broadcast("event")
            .set("failover", Map.of("holdTimeout", "5s"))
            .to("out", destination.url())
            .apply();
    NumberedEncoder primary = scene.publish(event, ActiveSource.PRIMARY);
    event.awaitTrue(Conditions.LIVE);
    Pod pod = event.pod();

    Installation.upgrade(next);
    BackupStreamStatus pending =
        event.awaitReason(Conditions.UP_TO_DATE, Reasons.IMAGE_CHANGE_PENDING);
    assertThat(pending.condition(Conditions.UP_TO_DATE)).get().matches(it -> !it.holds());
    scene.onAirUntilNow(destination.onlyConnection(), "P");
    assertThat(uid(event.pod())).isEqualTo(uid(pod));
    assertThat(restarts(event.pod())).isZero();
    assertThat(image(event.pod())).isEqualTo(Settings.ingestImage());

    primary.unpublish();
    event.awaitTrue(Conditions.UP_TO_DATE);
    Patiently.await("a pod of the next image alone")
        .until(() -> event.livePods().size() == 1 && image(event.pod()).equals(next));
    scene.publish(event, ActiveSource.PRIMARY);
    event.awaitTrue(Conditions.LIVE);
    scene.onAirUntilNow(destination.connections().getLast(), "P");
  }

  private static String uid(Pod pod) {
    return pod.getMetadata().getUid();
  }

  private static int restarts(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst().getRestartCount();
  }

  private static String image(Pod pod) {
    return pod.getSpec().getContainers().getFirst().getImage();
  }
}
