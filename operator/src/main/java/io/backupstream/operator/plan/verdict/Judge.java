package io.backupstream.operator.plan.verdict;

import io.backupstream.api.review.Problem;
import io.backupstream.api.review.SecretsReview;
import io.backupstream.api.review.SpecReview;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.KeyContest;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.RegionChoice;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.Statement;
import io.backupstream.operator.plan.keys.StreamSecrets;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges a stream's spec: by itself, beside the region's other streams, and by what it names. */
public final class Judge {
  private final Situation situation;
  private final String name;
  private final BackupStreamSpec spec;

  private Judge(Situation situation) {
    this.situation = situation;
    this.name = situation.stream().getMetadata().getName();
    this.spec = situation.stream().getSpec();
  }

  /** What is thought of the spec. */
  public static Verdict judge(Situation situation) {
    return new Judge(situation).judge();
  }

  private Verdict judge() {
    List<Problem> problems = SpecReview.review(name, spec);
    return new Verdict(
        problems.isEmpty(),
        accepted(problems),
        problems.isEmpty() ? resolvedRefs() : notLookedAt(),
        switch (situation.region()) {
          case RegionChoice.Chosen(var region, var of) -> new ChosenRegion(region, of);
          case RegionChoice.NotFound missing -> null;
          case RegionChoice.NoDefault none -> null;
          case RegionChoice.Ambiguous several -> null;
        });
  }

  private Statement accepted(List<Problem> problems) {
    if (!problems.isEmpty()) {
      return Statement.fails(Conditions.ACCEPTED, Reasons.INVALID, lines(problems));
    }
    KeyContest contest = situation.contest();
    if (contest != null) {
      String message =
          "spec.keys: expected a "
              + contest.key().toString().toLowerCase(Locale.ROOT)
              + " key that no other stream of the region has, found one of the older stream "
              + contest.holder();
      return Statement.fails(Conditions.ACCEPTED, Reasons.KEY_CONTESTED, message);
    }
    return Statement.holds(Conditions.ACCEPTED, Reasons.ACCEPTED, "the spec is allowed");
  }

  private static Statement notLookedAt() {
    return Statement.unknown(
        Conditions.RESOLVED_REFS,
        Reasons.INVALID,
        "not looked at: the spec is not allowed, see Accepted");
  }

  private Statement resolvedRefs() {
    Statement region = missingRegion();
    if (region != null) {
      return region;
    }
    StreamSecrets secrets = StreamSecrets.of(situation);
    if (secrets.isNameTaken()) {
      return Statement.fails(
          Conditions.RESOLVED_REFS, Reasons.SECRET_INVALID, nameTaken(secrets.generatedName()));
    }
    List<Problem> problems = SecretsReview.review(name, spec, secrets);
    if (problems.isEmpty()) {
      return Statement.holds(
          Conditions.RESOLVED_REFS, Reasons.RESOLVED_REFS, "all that the spec names exists");
    }
    return Statement.fails(Conditions.RESOLVED_REFS, problems.getFirst().reason(), lines(problems));
  }

  private @Nullable Statement missingRegion() {
    return switch (situation.region()) {
      case RegionChoice.Chosen chosen -> null;
      case RegionChoice.NotFound(String region) ->
          unresolved(
              Reasons.REGION_NOT_FOUND,
              "spec.region: expected an IngestRegion named " + region + ", found none");
      case RegionChoice.NoDefault none ->
          unresolved(
              Reasons.NO_DEFAULT_REGION,
              "spec.region: expected the name of an IngestRegion, since none is the default, found"
                  + " nothing");
      case RegionChoice.Ambiguous(List<String> names) ->
          unresolved(
              Reasons.AMBIGUOUS_DEFAULT_REGION,
              "spec.region: expected one IngestRegion that is the default, found "
                  + String.join(", ", names.stream().sorted().toList()));
    };
  }

  private static Statement unresolved(String reason, String message) {
    return Statement.fails(Conditions.RESOLVED_REFS, reason, message);
  }

  private static String nameTaken(String secret) {
    return "Secret "
        + secret
        + ": expected the label "
        + Labels.MANAGED_BY
        + "="
        + Labels.OPERATOR
        + ", since the stream's keys are generated into it, found a Secret of somebody else: name"
        + " it in spec.keys.secretRef to publish with its keys, or take it away";
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }
}
