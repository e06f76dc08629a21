package io.backupstream.api.review;

import io.backupstream.api.Names;
import io.backupstream.api.Timestamps;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Bounds;
import io.backupstream.api.spec.Failover;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.spec.SecretRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a BackupStream is allowed, whatever else exists. */
public final class SpecReview {
  private final Findings findings = new Findings();

  private SpecReview() {}

  /** All that is wrong with a stream's name and spec; empty if it is allowed. */
  public static List<Problem> review(String streamName, BackupStreamSpec spec) {
    SpecReview review = new SpecReview();
    review.reviewName(streamName);
    review.reviewRegion(spec.region());
    if (spec.keys() != null) {
      review.reviewRef("spec.keys.secretRef", spec.keys().secretRef());
    }
    if (spec.tls() != null) {
      review.reviewRef("spec.tls.secretRef", spec.tls().secretRef());
    }
    new DestinationsReview(review.findings).review(spec.destinations());
    review.reviewFailover(spec.failover());
    if (spec.schedule() != null) {
      review.reviewSchedule(spec.schedule());
    }
    return review.findings.all();
  }

  private void reviewName(String name) {
    if (!name.matches(BackupStreamSpec.NAME_PATTERN)) {
      findings.invalid(
          "metadata.name",
          "expected at most 50 lower-case letters, digits and inner hyphens, a letter first, found "
              + Found.quoted(name));
    }
  }

  private void reviewRegion(@Nullable String region) {
    if (BackupStreamSpec.REGION_AUTO.equals(region)) {
      findings.invalid(
          "spec.region", "expected the name of an IngestRegion, found 'auto', which is reserved");
    } else if (region != null) {
      findings.name("spec.region", region, Names.LABEL, "the name of an IngestRegion");
    }
  }

  private void reviewRef(String path, @Nullable SecretRef ref) {
    String name = ref == null ? null : ref.name();
    findings.name(FieldPath.of(path, "name"), name, Names.OBJECT, "the name of a Secret");
  }

  private void reviewFailover(Failover failover) {
    bounded("buffer", failover.buffer(), Bounds.BUFFER_MIN, Bounds.BUFFER_MAX);
    bounded("stallTimeout", failover.stallTimeout(), Bounds.STALL_MIN, Bounds.STALL_MAX);
    bounded("startGrace", failover.startGrace(), Bounds.GRACE_MIN, Bounds.GRACE_MAX);
    bounded("holdTimeout", failover.holdTimeout(), Bounds.HOLD_MIN, Bounds.HOLD_MAX);
    bounded("recoveryTime", failover.recoveryTime(), Bounds.RECOVERY_MIN, Bounds.RECOVERY_MAX);
    bounded("backupOffset", failover.backupOffset(), Bounds.OFFSET_MIN, Bounds.OFFSET_MAX);
  }

  private void bounded(String field, String value, String min, String max) {
    findings.duration(FieldPath.of("spec.failover", field), value, min, max);
  }

  private void reviewSchedule(Schedule schedule) {
    Optional<Instant> start = time("spec.schedule.start", schedule.start());
    if (schedule.end() != null) {
      Optional<Instant> end = time("spec.schedule.end", schedule.end());
      if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
        findings.invalid(
            "spec.schedule.end",
            "expected a time after start, found " + Found.quoted(schedule.end()));
      }
    }
    findings.duration(
        "spec.schedule.leadTime", schedule.leadTime(), Bounds.LEAD_MIN, Bounds.LEAD_MAX);
  }

  private Optional<Instant> time(String path, @Nullable String value) {
    String expected = "a time such as 2026-12-01T18:00:00Z";
    Optional<String> text = findings.required(path, value, expected);
    Optional<Instant> found = text.flatMap(Timestamps::find);
    if (text.isPresent() && found.isEmpty()) {
      findings.invalid(path, "expected " + expected + ", found " + Found.quoted(text.get()));
    }
    return found;
  }
}
