package io.backupstream.operator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.ExposureMode;
import io.backupstream.api.region.ExposureType;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.IngestRegionStatus;
import io.backupstream.api.region.TrafficPolicy;
import io.backupstream.api.resource.IngestRegion;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.region.RegionPlanner;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegionPlannerTest {
  private final IngestRegion region = new IngestRegion();
  private Instant now = Instant.parse("2026-11-02T10:00:00Z");
  private List<String> otherDefaults = List.of();
  private int matching = 2;
  private int reachable = 2;
  private int streams = 3;
  private int addressless;

  RegionPlannerTest() {
    region.setMetadata(new ObjectMetaBuilder().withName("eu-central").withGeneration(4L).build());
    region.setSpec(Streams.region());
  }

  @Test
  void aRegionWithNodesIsReadyAndCountsItsStreams() {
    IngestRegionStatus status = plan();

    assertThat(status.streams()).isEqualTo(3);
    assertThat(status.observedGeneration()).isEqualTo(4);
    assertThat(ready(status).holds()).isTrue();
  }

  @Test
  void aStatusStaysEqualWhileNothingHappens() {
    IngestRegionStatus first = plan();
    now = now.plusSeconds(3600);

    assertThat(plan()).isEqualTo(first);
  }

  @Test
  void aTransitionTimeIsTheLastChangeOfStatus() {
    plan();
    now = now.plusSeconds(3600);
    matching = 0;

    assertThat(ready(plan()).lastTransitionTime()).isEqualTo("2026-11-02T11:00:00Z");
  }

  @Test
  void aRegionWithoutNodesSaysWhichLabelsItLooksFor() {
    matching = 0;

    Condition ready = ready(plan());

    assertThat(ready.reason()).isEqualTo(Reasons.NO_MATCHING_NODES);
    assertThat(ready.message()).contains("spec.placement.nodeSelector {}");
  }

  @Test
  void twoDefaultsNameEachOther() {
    otherDefaults = List.of("us-east", "ap-south");

    Condition ready = ready(plan());

    assertThat(ready.reason()).isEqualTo(Reasons.AMBIGUOUS_DEFAULT_REGION);
    assertThat(ready.message()).endsWith("found also ap-south, us-east");
  }

  @Test
  void aNodePortNeedsANodeWithAnAddress() {
    reachable = 0;

    assertThat(ready(plan()).reason()).isEqualTo(Reasons.EXPOSURE_UNAVAILABLE);

    region.setSpec(Streams.region(Exposure.DEFAULTS, "eu.example.com"));
    assertThat(ready(plan()).holds()).isTrue();
  }

  @Test
  void aClusterWithoutLoadBalancersShowsOnceNoStreamHasBeenGivenOne() {
    Exposure balancers =
        new Exposure(
            ExposureMode.PER_STREAM, ExposureType.LOAD_BALANCER, Map.of(), TrafficPolicy.CLUSTER);
    region.setSpec(Streams.region(balancers, null));
    addressless = 2;
    assertThat(ready(plan()).holds()).isTrue();
    addressless = 3;

    assertThat(ready(plan()).reason()).isEqualTo(Reasons.EXPOSURE_UNAVAILABLE);
  }

  @Test
  void aSpecThatIsNotAllowedIsRefusedInPlainWords() {
    IngestRegionSpec good = Streams.region();
    region.setSpec(
        new IngestRegionSpec(true, "not a host", good.placement(), good.exposure(), good.egress()));

    IngestRegionStatus status = plan();

    assertThat(status.conditions())
        .filteredOn(each -> each.type().equals(Conditions.ACCEPTED))
        .singleElement()
        .satisfies(
            accepted -> {
              assertThat(accepted.reason()).isEqualTo(Reasons.INVALID);
              assertThat(accepted.message()).startsWith("spec.host: expected a host name");
            });
    assertThat(ready(status).holds()).isFalse();
  }

  private IngestRegionStatus plan() {
    IngestRegionStatus status =
        RegionPlanner.plan(
            new RegionSituation(
                now, region, otherDefaults, matching, reachable, streams, addressless));
    region.setStatus(status);
    return status;
  }

  private static Condition ready(IngestRegionStatus status) {
    return status.conditions().stream()
        .filter(each -> each.type().equals(Conditions.READY))
        .findFirst()
        .orElseThrow();
  }
}
