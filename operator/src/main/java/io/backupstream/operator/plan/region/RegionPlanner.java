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
import java.util.stream.Collectors;

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
              + spec.placement().nodeSelector());
    }
    return Statement.holds(Conditions.READY, Reasons.READY, "streams can live here");
  }

  private static Statement fails(String reason, String message) {
    return Statement.fails(Conditions.READY, reason, message);
  }
}
