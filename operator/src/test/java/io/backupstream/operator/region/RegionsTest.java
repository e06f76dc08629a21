package io.backupstream.operator.region;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.Egress;
import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.Placement;
import io.backupstream.operator.plan.RegionChoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegionsTest {
  private static final IngestRegionSpec EU = spec(true, Map.of("region", "eu"));
  private static final IngestRegionSpec US = spec(false, Map.of("region", "us"));
  private static final NodeView EU_B = node("b", "eu", true, "10.0.0.2");
  private static final NodeView EU_A = node("a", "eu", true, "10.0.0.1");

  @Test
  void aNamedRegionIsChosen() {
    assertThat(regions(view("eu", EU), view("us", US)).choose("us"))
        .isEqualTo(new RegionChoice.Chosen("us", US));
  }

  @Test
  void aNameThatNoRegionHasIsNotFound() {
    assertThat(regions(view("eu", EU)).choose("mars")).isEqualTo(new RegionChoice.NotFound("mars"));
  }

  @Test
  void withoutANameTheDefaultIsChosen() {
    assertThat(regions(view("eu", EU), view("us", US)).choose(null))
        .isEqualTo(new RegionChoice.Chosen("eu", EU));
    assertThat(regions(view("us", US)).choose(null)).isEqualTo(new RegionChoice.NoDefault());
  }

  @Test
  void twoDefaultsAreAmbiguous() {
    Regions two = regions(view("eu", EU), view("asia", EU));

    assertThat(two.choose(null)).isEqualTo(new RegionChoice.Ambiguous(List.of("asia", "eu")));
    assertThat(two.otherDefaults("eu")).containsExactly("asia");
  }

  @Test
  void aRegionHasItsReadyNodesInOrder() {
    RegionView view =
        RegionView.of(
            "eu",
            EU,
            List.of(
                EU_B,
                EU_A,
                node("c", "eu", false, "10.0.0.3"),
                node("d", "us", true, "10.0.0.4"),
                node("e", "eu", true, null)));

    assertThat(view.matchingNodes()).isEqualTo(3);
    assertThat(view.nodeAddresses())
        .containsExactly(Map.entry("a", "10.0.0.1"), Map.entry("b", "10.0.0.2"));
  }

  @Test
  void whatChangedIsNamed() {
    Regions before = regions(view("eu", EU), view("us", US), view("asia", US));
    Regions after = regions(view("eu", EU, EU_A), view("us", US), view("africa", US));

    assertThat(after.changedSince(before)).containsExactlyInAnyOrder("eu", "asia", "africa");
    assertThat(after.choosesOtherwiseThan(before)).isFalse();
    assertThat(regions(view("us", US)).choosesOtherwiseThan(before)).isTrue();
  }

  private static Regions regions(RegionView... views) {
    return Regions.of(List.of(views));
  }

  private static RegionView view(String name, IngestRegionSpec spec, NodeView... nodes) {
    return RegionView.of(name, spec, List.of(nodes));
  }

  private static NodeView node(
      String name, String region, boolean ready, @Nullable String address) {
    return new NodeView(name, Map.of("region", region), ready, address);
  }

  private static IngestRegionSpec spec(boolean isDefault, Map<String, String> nodeSelector) {
    return new IngestRegionSpec(
        isDefault,
        null,
        new Placement(
            nodeSelector, List.of(), Placement.DEFAULT_LOST_NODE_SECONDS, null, null, List.of()),
        Exposure.DEFAULTS,
        Egress.DEFAULTS);
  }
}
