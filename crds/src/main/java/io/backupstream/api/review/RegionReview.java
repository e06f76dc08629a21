package io.backupstream.api.review;

import io.backupstream.api.region.Cidr;
import io.backupstream.api.region.ExposureMode;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.PullSecret;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an IngestRegion is allowed, whatever else exists. */
public final class RegionReview {
  private static final int MAX_LOST_NODE_SECONDS = 3600;
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]*[a-z0-9])?");

  private final Findings findings = new Findings();

  private RegionReview() {}

  /** All that is wrong with a region's spec; empty if it is allowed. */
  public static List<Problem> review(IngestRegionSpec spec) {
    RegionReview review = new RegionReview();
    review.reviewHost(spec.host());
    review.reviewLostNodeSeconds(spec.placement().lostNodeSeconds());
    review.reviewPullSecrets(spec.placement().imagePullSecrets());
    review.reviewMode(spec.exposure().mode());
    review.reviewBlocks("spec.egress.deny", spec.egress().deny());
    review.reviewBlocks("spec.egress.allow", spec.egress().allow());
    return review.findings.all();
  }

  private void reviewHost(@Nullable String host) {
    if (host == null) {
      return;
    }
    String filledIn = host.replace("{name}", "n").replace("{namespace}", "n");
    if (!HOST.matcher(filledIn).matches()) {
      findings.invalid(
          "spec.host",
          "expected a host name that may contain {name} and {namespace}, found "
              + Found.quoted(host));
    }
  }

  private void reviewLostNodeSeconds(int seconds) {
    if (seconds < 0 || seconds > MAX_LOST_NODE_SECONDS) {
      findings.invalid(
          "spec.placement.lostNodeSeconds",
          "expected 0 to " + MAX_LOST_NODE_SECONDS + ", found " + seconds);
    }
  }

  private void reviewPullSecrets(List<PullSecret> secrets) {
    for (int i = 0; i < secrets.size(); i++) {
      String path = FieldPath.of(FieldPath.of("spec.placement.imagePullSecrets", i), "name");
      findings.required(path, secrets.get(i).name(), "the name of a Secret");
    }
  }

  private void reviewMode(ExposureMode mode) {
    if (mode == ExposureMode.SHARED) {
      findings.invalid(
          "spec.exposure.mode", "expected PerStream, found 'Shared', which is reserved");
    }
  }

  private void reviewBlocks(String path, List<String> blocks) {
    for (int i = 0; i < blocks.size(); i++) {
      if (Cidr.find(blocks.get(i)).isEmpty()) {
        findings.invalid(
            FieldPath.of(path, i),
            "expected a CIDR such as 10.0.0.0/8 or fd00::/8, found " + Found.quoted(blocks.get(i)));
      }
    }
  }
}
