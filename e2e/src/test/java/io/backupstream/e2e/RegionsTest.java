package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Kube;
import io.backupstream.e2e.kit.Nodes;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** On a cluster with nodes in eu-central and us-east. */
@Order(3)
@Tag("e2e")
class RegionsTest {
  private static final String EUROPE = "eu-central";
  private static final String AMERICA = "us-east";

  @RegisterExtension final Scene scene = new Scene();

  private NumberedDestination destination;
  private Broadcast event;

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @BeforeEach
  void makeRegions() {
    scene.region(EUROPE);
    scene.region(AMERICA);
    destination = scene.destination();
    event = scene.broadcast("event").to("out", destination.url());
  }

  @Test
  void aStreamRunsInItsRegionAndAnIdleOneMovesWithItsUrl() {
    event.set("region", AMERICA).apply();
    livesIn(AMERICA);

    event.set("region", EUROPE).apply();
    livesIn(EUROPE);
  }

  @Test
  void aLiveStreamMovesOnceItIsIdle() {
    event.set("region", EUROPE).apply();
    NumberedEncoder primary = scene.publish(event, ActiveSource.PRIMARY);
    event.awaitTrue(Conditions.LIVE);
    String pod = event.pod().getMetadata().getUid();

    event.set("region", AMERICA).apply();
    event.awaitReason(Conditions.UP_TO_DATE, Reasons.REGION_CHANGE_PENDING);
    scene.onAirUntilNow(destination.onlyConnection(), "P");
    assertThat(event.pod().getMetadata().getUid()).isEqualTo(pod);
    assertThat(primary.isConnected()).isTrue();
    assertThat(destination.onlyConnection().isClosed()).isFalse();

    primary.unpublish();
    livesIn(AMERICA);
  }

  private void livesIn(String region) {
    event.await("in " + region, status -> region.equals(status.region()));
    String url = event.awaitUrl();
    assertThat(Nodes.addresses(region)).contains(URI.create(url).getHost());
    Patiently.await("the pod ready, and in " + region).until(() -> isReadyIn(region));
    scene.publish(event, ActiveSource.PRIMARY).unpublish();
  }

  /** The former pod answers encoders until it goes, and goes before the next one is made. */
  private boolean isReadyIn(String region) {
    List<Pod> pods = event.livePods();
    return pods.size() == 1
        && Kube.client().pods().resource(pods.getFirst()).isReady()
        && Nodes.region(pods.getFirst().getSpec().getNodeName()).equals(region);
  }
}
