package io.backupstream.ingest.failover;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What the machine remembers of one source: its failures, its silence, since when it is healthy.
 */
final class SourceHealth {

  static final long PENALTY_MICROS = 1_000_000;
  static final long MOST_PENALTY_MICROS = 60_000_000;
  static final long FAILURE_MEMORY_MICROS = 600_000_000;

  /** This many usual intervals without a frame make a track silent, if that is longer. */
  static final int SILENT_INTERVALS = 3;

  private static final long NEVER = Long.MAX_VALUE;

  private final ArrayDeque<Long> failures = new ArrayDeque<>();
  private long penaltyUntilMicros = Long.MIN_VALUE;
  private long healthySinceMicros = NEVER;
  private @Nullable Cause suspicion;
  private long nextSilenceMicros = NEVER;

  /** A failure: for a while it is no standby to rely on, the longer the more often it failed. */
  void failed(long now) {
    while (!failures.isEmpty() && failures.peekFirst() < now - FAILURE_MEMORY_MICROS) {
      failures.removeFirst();
    }
    failures.addLast(now);
    int doublings = Math.min(failures.size() - 1, 10);
    penaltyUntilMicros = now + Math.min(MOST_PENALTY_MICROS, PENALTY_MICROS << doublings);
    healthySinceMicros = NEVER;
  }

  /**
   * Looks at the source as it is now.
   *
   * @param onAir the source on air, which a standby has to match in tracks
   * @param plays whether this one is it
   */
  void observe(
      SourceView source, SourceView onAir, boolean plays, FailoverPolicy policy, long now) {
    nextSilenceMicros = NEVER;
    suspicion = source.isReceiving() ? suspicion(source, policy, now) : null;
    boolean healthy =
        source.isReceiving()
            && suspicion == null
            && (source.hasVideo() || !onAir.hasVideo())
            && (source.hasAudio() || !onAir.hasAudio())
            && (plays || source.holdsKeyframe() || !source.hasVideo())
            && source.offsetMovedMicros() < frameMicros(source)
            && source.lagMicros() < policy.lagLimitMicros(source.keyframeIntervalMicros())
            && now >= penaltyUntilMicros;
    if (!healthy) {
      healthySinceMicros = NEVER;
    } else if (healthySinceMicros == NEVER) {
      healthySinceMicros = now;
    }
  }

  private static long frameMicros(SourceView source) {
    return source.hasVideo() ? source.videoIntervalMicros() : source.audioIntervalMicros();
  }

  private @Nullable Cause suspicion(SourceView source, FailoverPolicy policy, long now) {
    long last = Math.max(source.lastVideoMicros(), source.lastAudioMicros());
    long silent = last + policy.stallMicros();
    long videoSilent = trackSilent(source.lastVideoMicros(), source.videoIntervalMicros(), policy);
    long audioSilent = trackSilent(source.lastAudioMicros(), source.audioIntervalMicros(), policy);
    boolean both = source.hasVideo() && source.hasAudio();
    nextSilenceMicros = both ? Math.min(silent, Math.min(videoSilent, audioSilent)) : silent;
    if (now >= silent) {
      return Cause.STALLED;
    }
    if (both && now >= videoSilent) {
      return Cause.VIDEO_STALLED;
    }
    return both && now >= audioSilent ? Cause.AUDIO_STALLED : null;
  }

  private static long trackSilent(long last, long interval, FailoverPolicy policy) {
    return last + Math.max(policy.trackStallMicros(), SILENT_INTERVALS * interval);
  }

  /** Why the source is suspect; null if it is not. */
  @Nullable Cause suspicion() {
    return suspicion;
  }

  boolean isHealthy() {
    return healthySinceMicros != NEVER;
  }

  boolean isHealthyFor(long micros, long now) {
    return isHealthy() && now - healthySinceMicros >= micros;
  }

  /** When it will have been healthy for so long. */
  long healthyForAt(long micros) {
    return isHealthy() ? healthySinceMicros + micros : NEVER;
  }

  /** When its silence makes it suspect, if no media come. */
  long nextSilenceMicros() {
    return suspicion == null ? nextSilenceMicros : NEVER;
  }

  long penaltyUntilMicros() {
    return penaltyUntilMicros;
  }
}
