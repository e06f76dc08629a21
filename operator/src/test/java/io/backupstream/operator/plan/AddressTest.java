package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.ExposureMode;
import io.backupstream.api.region.ExposureType;
import io.backupstream.api.region.TrafficPolicy;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.Reasons;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressTest {
  private final World world = World.channel();

  @Test
  void aPublishedNodeStaysTheAddressWhileItIsReady() {
    assertThat(url()).isEqualTo("rtmp://192.0.2.10:31935/live");
    world.nodeAddresses.put("a-new-node", "192.0.2.1");

    assertThat(url()).isEqualTo("rtmp://192.0.2.10:31935/live");

    world.nodeAddresses.remove("node-a");
    assertThat(url()).isEqualTo("rtmp://192.0.2.1:31935/live");
  }

  @Test
  void aNodePortWithTheLocalPolicyAnswersOnThePodsNodeAlone() {
    expose(ExposureType.NODE_PORT, TrafficPolicy.LOCAL, null);
    world.nodeAddresses.put("node-0", "192.0.2.1");
    assertThat(url()).isNull();

    world.deploymentControllerActs();

    assertThat(url()).isEqualTo("rtmp://192.0.2.10:31935/live");
  }

  @Test
  void theRegionsHostStandsForTheNodes() {
    expose(ExposureType.NODE_PORT, TrafficPolicy.CLUSTER, "{name}.{namespace}.example.com");

    assertThat(url()).isEqualTo("rtmp://keynote.events.example.com:31935/live");
  }

  @Test
  void aLoadBalancerIsWaitedFor() {
    expose(ExposureType.LOAD_BALANCER, TrafficPolicy.CLUSTER, null);
    world.goesLive();
    assertThat(url()).isNull();
    assertThat(world.status().condition(Conditions.READY))
        .get()
        .hasFieldOrPropertyWithValue("reason", Reasons.ADDRESS_PENDING);

    world.balancerGives("lb.example.com");

    assertThat(url()).isEqualTo("rtmp://lb.example.com/live");
    assertThat(world.status().condition(Conditions.READY)).get().matches(ready -> ready.holds());
  }

  @Test
  void aBalancerIsWaitedForThoughTheRegionsHostIsKnown() {
    expose(ExposureType.LOAD_BALANCER, TrafficPolicy.CLUSTER, "{name}.example.com");
    world.goesLive();
    assertThat(url()).isEqualTo("rtmp://keynote.example.com/live");
    assertThat(world.status().condition(Conditions.READY))
        .get()
        .hasFieldOrPropertyWithValue("reason", Reasons.ADDRESS_PENDING);

    world.balancerGives("lb.example.com");

    assertThat(url()).isEqualTo("rtmp://keynote.example.com/live");
    assertThat(world.status().condition(Conditions.READY)).get().matches(ready -> ready.holds());
  }

  @Test
  void aStreamWithoutAPodKeepsTheAddressThatWasPublished() {
    expose(ExposureType.NODE_PORT, TrafficPolicy.LOCAL, null);
    world.goesLive();
    assertThat(url()).isEqualTo("rtmp://192.0.2.10:31935/live");

    world.pods.clear();
    world.feed = new RelayFeed.Silent();

    assertThat(url()).isEqualTo("rtmp://192.0.2.10:31935/live");
  }

  @Test
  void encodersInTheClusterAreGivenTheServicesName() {
    expose(ExposureType.CLUSTER_IP, TrafficPolicy.CLUSTER, null);

    assertThat(url()).isEqualTo("rtmp://keynote-ingest.events.svc/live");
  }

  private void expose(ExposureType type, TrafficPolicy policy, @Nullable String host) {
    Exposure exposure = new Exposure(ExposureMode.PER_STREAM, type, Map.of(), policy);
    world.region("eu-central", Streams.region(exposure, host));
  }

  private @Nullable String url() {
    world.plan();
    world.plan();
    IngestStatus ingest = world.status().ingest();
    return Objects.requireNonNull(ingest).url();
  }
}
