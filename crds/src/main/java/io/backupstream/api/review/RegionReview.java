package io.backupstream.api.review;

import io.backupstream.api.Names;
import io.backupstream.api.region.Cidr;
import io.backupstream.api.region.ExposureMode;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.spec.BackupStreamSpec;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an IngestRegion is allowed, whatever else exists. */
public final class RegionReview {
  private static final Pattern HOST = Pattern.compile(IngestRegionSpec.HOST_PATTERN);

  private final Findings findings = new Findings();

  private RegionReview() {}

  /** All that is wrong with a region's name and spec; empty if it is allowed. */
  public static List<Problem> review(String regionName, IngestRegionSpec spec) {
    RegionReview review = new RegionReview();
    review.reviewName(regionName);
    review.reviewHost(spec.host());
    new PlacementReview(review.findings).review(spec.placement());
    review.reviewMode(spec.exposure().mode());
    review.reviewBlocks("spec.egress.deny", spec.egress().deny());
    review.reviewBlocks("spec.egress.allow", spec.egress().allow());
    return review.findings.all();
  }

  private void reviewName(String name) {
    if (!name.matches(Names.LABEL) || name.equals(BackupStreamSpec.REGION_AUTO)) {
      findings.invalid(
          "metadata.name",
          "expected at most 63 lower-case letters, digits and inner hyphens, and not auto, found "
              + Found.quoted(name));
    }
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
