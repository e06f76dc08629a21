package io.backupstream.operator.plan.relay;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.operator.plan.RelayFeed;
import io.backupstream.operator.plan.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a stream's relay. */
public sealed interface RelayView {
  /** How long a relay may be out of hearing before it counts as lost: an operator restarts. */
  Duration PATIENCE = Duration.ofSeconds(5);

  /**
   * How long encoders are expected back at a pod whose relay has ended: they try each few seconds.
   */
  Duration RETURN = Duration.ofSeconds(30);

  /**
   * None runs, or none has ever been ready: nothing is pushed.
   *
   * @param until until when encoders are expected back, since a relay has just ended that had run
   *     for long; null if none are
   */
  record Absent(@Nullable IngestPod pod, @Nullable Instant until) implements RelayView {}

  /**
   * It is out of hearing for the moment; what it said last stands, and may be true no longer: an
   * encoder may have come while no operator listened.
   *
   * @param last what it said last; {@link #NOTHING} if it has never been heard
   * @param until when it counts as lost; null if that cannot be told
   */
  record Awaited(IngestPod pod, BackupStreamStatus last, @Nullable Instant until)
      implements RelayView {}

  /**
   * It cannot be heard, and may be pushing.
   *
   * @param last what it said last
   * @param since when it was heard last
   */
  record Lost(IngestPod pod, BackupStreamStatus last, Instant since) implements RelayView {}

  /** It speaks. */
  record Speaking(IngestPod pod, RelayFeed.Heard said) implements RelayView {}

  /** What a situation shows. */
  static RelayView of(Situation situation, BackupStreamStatus last) {
    Optional<IngestPod> found = IngestPod.of(situation.observed().pods());
    if (found.isEmpty()) {
      return new Absent(null, null);
    }
    IngestPod pod = found.get();
    boolean isKnown = last.pod() != null && last.pod().name().equals(pod.name());
    BackupStreamStatus known = isKnown ? last : NOTHING;
    return switch (situation.feed()) {
      case RelayFeed.Heard heard when heard.pod().equals(pod.name()) -> new Speaking(pod, heard);
      case RelayFeed.Unreachable(String name, Instant since)
          when name.equals(pod.name()) && pod.isRunning() ->
          unreachable(pod, since, situation.now(), known);
      case RelayFeed.Silent silent when pod.isRunning() -> new Awaited(pod, known, null);
      case RelayFeed other -> absent(pod, situation.now());
    };
  }

  private static Absent absent(IngestPod pod, Instant now) {
    Instant ended = pod.endedAfterLong();
    Instant until = ended == null ? null : ended.plus(RETURN);
    return new Absent(pod, until != null && now.isBefore(until) ? until : null);
  }

  private static RelayView unreachable(
      IngestPod pod, Instant since, Instant now, BackupStreamStatus last) {
    Instant ready = pod.readySince();
    if (ready == null && !isBusy(last)) {
      return absent(pod, now);
    }
    Instant from = ready != null && ready.isAfter(since) ? ready : since;
    Instant until = from.plus(PATIENCE);
    return now.isBefore(until) ? new Awaited(pod, last, until) : new Lost(pod, last, from);
  }

  /** What is said of a stream that nothing is known of. */
  BackupStreamStatus NOTHING =
      BackupStreamStatus.reported(
          null, ActiveSource.NONE, SourcesStatus.ABSENT, List.of(), List.of(), List.of());

  /** The pod; null if there is none. */
  @Nullable IngestPod pod();

  /** Whether it is certain that an encoder or a destination would notice if the pod went. */
  default boolean isBusy() {
    return switch (this) {
      case Absent none -> false;
      case Awaited awaited -> isBusy(awaited.last);
      case Lost lost -> true;
      case Speaking(IngestPod pod, RelayFeed.Heard said) ->
          said.status() != null && isBusy(said.status());
    };
  }

  /**
   * Whether an encoder or a destination might notice if the pod went: nothing is taken from a relay
   * that has yet to speak, nor from encoders that are about to come back.
   */
  default boolean mayBeBusy() {
    return switch (this) {
      case Absent(IngestPod pod, Instant until) -> until != null;
      case Awaited awaited -> true;
      case Lost lost -> true;
      case Speaking speaking -> isBusy();
    };
  }

  private static boolean isBusy(BackupStreamStatus status) {
    return hasEncoder(status)
        || status.activeSource() != ActiveSource.NONE
        || status.destinations().stream().anyMatch(it -> it.state() != DestinationState.IDLE);
  }

  private static boolean hasEncoder(BackupStreamStatus status) {
    return status.sources().primary().state() != SourceState.ABSENT
        || status.sources().backup().state() != SourceState.ABSENT;
  }
}
