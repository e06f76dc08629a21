package io.backupstream.operator.plan.verdict;

import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.operator.plan.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is thought of a spec.
 *
 * @param specAllowed whether the spec by itself is
 * @param accepted whether it is allowed among the other streams
 * @param resolvedRefs whether all that it names exists
 * @param region where the stream is to live; null if that cannot be told
 */
public record Verdict(
    boolean specAllowed,
    Statement accepted,
    Statement resolvedRefs,
    @Nullable ChosenRegion region) {

  /** A region that exists. */
  public record ChosenRegion(String name, IngestRegionSpec spec) {}

  /** Whether the spec may be put in force; if not, what is in force stays so. */
  public boolean allows() {
    return accepted.isTrue() && resolvedRefs.isTrue() && region != null;
  }
}
