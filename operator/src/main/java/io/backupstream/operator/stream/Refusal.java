package io.backupstream.operator.stream;

import io.backupstream.api.Durations;
import io.backupstream.api.Timestamps;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.Bounds;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.cluster.NameTakenException;
import io.backupstream.operator.plan.life.LifeJudge;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a stream that the API server refuses: by quota, policy, role, or want of ports. */
final class Refusal {
  private static final int ERRORS = 400;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Set<Integer> PASSING =
      Set.of(
          HttpURLConnection.HTTP_CONFLICT,
          TOO_MANY_REQUESTS,
          HttpURLConnection.HTTP_BAD_GATEWAY,
          HttpURLConnection.HTTP_UNAVAILABLE,
          HttpURLConnection.HTTP_GATEWAY_TIMEOUT);

  /** The patience with a relay that is told to stop, and the longest buffer that it may hold. */
  private static final Duration LONGEST_STOP =
      LifeJudge.PATIENCE.plus(Durations.parse(Bounds.BUFFER_MAX));

  private Refusal() {}

  /**
   * The status that says so; what passes by itself, such as a conflict, is not told.
   *
   * @param before the status written last, null if none was
   */
  static BackupStreamStatus told(
      BackupStreamStatus planned,
      @Nullable BackupStreamStatus before,
      KubernetesClientException refused,
      Instant now) {
    return lasts(refused)
        ? with(planned, condition(planned, before == null ? planned : before, refused, now))
        : planned;
  }

  /** Whether a deleted stream is held for nothing: its relay's Secret is refused, for long. */
  static boolean givesUp(BackupStream stream, KubernetesClientException refused, Instant now) {
    String deleted = stream.getMetadata().getDeletionTimestamp();
    return deleted != null
        && lasts(refused)
        && Timestamps.parse(deleted).plus(LONGEST_STOP).isBefore(now);
  }

  /** Whether it is not over by itself in a moment. */
  private static boolean lasts(KubernetesClientException refused) {
    return refused instanceof NameTakenException
        || (refused.getCode() >= ERRORS && !PASSING.contains(refused.getCode()));
  }

  private static String words(KubernetesClientException refused) {
    if (refused instanceof NameTakenException taken) {
      return String.valueOf(taken.getMessage());
    }
    Status status = refused.getStatus();
    String why = status == null ? null : status.getMessage();
    return "the API server refuses an object of the stream: "
        + (why == null ? "HTTP " + refused.getCode() : why);
  }

  private static Condition condition(
      BackupStreamStatus planned,
      BackupStreamStatus before,
      KubernetesClientException refused,
      Instant now) {
    String since =
        before
            .condition(Conditions.UP_TO_DATE)
            .filter(last -> last.status() == ConditionStatus.FALSE)
            .map(Condition::lastTransitionTime)
            .orElse(Timestamps.format(now));
    return new Condition(
        Conditions.UP_TO_DATE,
        ConditionStatus.FALSE,
        planned.observedGeneration(),
        since,
        Reasons.WRITE_REFUSED,
        words(refused));
  }

  private static BackupStreamStatus with(BackupStreamStatus planned, Condition told) {
    List<Condition> conditions =
        planned.conditions().stream()
            .map(condition -> condition.type().equals(told.type()) ? told : condition)
            .toList();
    return new BackupStreamStatus(
        planned.observedGeneration(),
        planned.region(),
        planned.pod(),
        planned.ingest(),
        planned.activeSource(),
        planned.sources(),
        planned.destinations(),
        planned.destinationsStreaming(),
        planned.switches(),
        conditions);
  }
}
