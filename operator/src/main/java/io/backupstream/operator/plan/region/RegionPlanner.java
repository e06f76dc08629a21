package io.backupstream.operator.plan.region;

import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.IngestRegionStatus;
import io.backupstream.api.resource.IngestRegion;
import io.backupstream.api.review.Problem;
import io.backupstream.api.review.RegionReview;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.RegionSituation;
import io.backupstream.operator.plan.Statement;
import io.backupstream.operator.plan.status.ConditionBook;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says whether streams can live in a region. */
public final class RegionPlanner {
  private final RegionSituation situation;
  private final IngestRegionSpec spec;

  private RegionPlanner(RegionSituation situation) {
    this.situation = situation;
    this.spec = situation.region().getSpec();
  }

  /** The region's whole status; equal to the last one unless something happened. */
  public static IngestRegionStatus plan(RegionSituation situation) {
    return new RegionPlanner(situation).plan();
  }

  private IngestRegionStatus plan() {
    IngestRegion region = situation.region();
    Long generation = region.getMetadata().getGeneration();
    IngestRegionStatus before = region.getStatus();
    ConditionBook book =
        new ConditionBook(
            before == null ? List.of() : before.conditions(), generation, situation.now());
    Statement accepted = accepted();
    return new IngestRegionStatus(
        generation,
        situation.streams(),
        List.of(book.write(accepted), book.write(ready(accepted))));
  }

  private Statement accepted() {
    List<Problem> problems = RegionReview.review(situation.region().getMetadata().getName(), spec);
    return problems.isEmpty()
        ? Statement.holds(Conditions.ACCEPTED, Reasons.ACCEPTED, "the spec is allowed")
        : Statement.fails(
            Conditions.ACCEPTED,
            Reasons.INVALID,
            problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
  }

  private Statement ready(Statement accepted) {
    if (!accepted.isTrue()) {
      return fails(Reasons.INVALID, "the spec is not allowed: see Accepted");
    }
    if (spec.isDefault() && !situation.otherDefaults().isEmpty()) {
      String others = String.join(", ", situation.otherDefaults().stream().sorted().toList());
      return fails(
          Reasons.AMBIGUOUS_DEFAULT_REGION,
          "spec.default: expected one region that is the default, found also " + others);
    }
    if (situation.matchingNodes() == 0) {
      return fails(
          Reasons.NO_MATCHING_NODES,
          "no ready node has the labels of spec.placement.nodeSelector "
              + new TreeMap<>(spec.placement().nodeSelector()));
    }
    String lacking = exposureLacks();
    return lacking == null
        ? Statement.holds(Conditions.READY, Reasons.READY, "streams can live here")
        : fails(Reasons.EXPOSURE_UNAVAILABLE, lacking);
  }

  /** What keeps encoders from reaching the region's streams; null if nothing does. */
  private @Nullable String exposureLacks() {
    return switch (spec.exposure().type()) {
      case NODE_PORT ->
          spec.host() == null && situation.reachableNodes() == 0
              ? "spec.exposure.type NodePort: expected a node of the region with an external or"
                  + " internal address, or spec.host, found neither"
              : null;
      case LOAD_BALANCER ->
          situation.streams() > 0 && situation.addressless() == situation.streams()
              ? "spec.exposure.type LoadBalancer: no stream of the region has been given an"
                  + " address; does this cluster have load balancers?"
              : null;
      case CLUSTER_IP -> null;
    };
  }

  private static Statement fails(String reason, String message) {
    return Statement.fails(Conditions.READY, reason, message);
  }
}
