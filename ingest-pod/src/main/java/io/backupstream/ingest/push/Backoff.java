package io.backupstream.ingest.push;

import java.util.random.RandomGenerator;

/**
 * How long a destination is left alone before the next attempt: not at all, then 0.5 s, doubling to
 * 30 s, for ever.
 *
 * <p>An accepted publish is not yet a success, because some servers accept first and close then.
 * Only media that has flowed for {@link #STEADY_MILLIS} makes the next failure a first one again.
 */
final class Backoff {
  static final long FIRST_MILLIS = 500;
  static final long LONGEST_MILLIS = 30_000;

  /** How long media must have flowed on one connection before it counts as a success. */
  static final long STEADY_MILLIS = 5_000;

  private static final long NO_MEDIA = Long.MIN_VALUE;
  private static final int DOUBLINGS = 6;

  private final RandomGenerator random;
  private int failures;
  private long firstMediaMicros = NO_MEDIA;

  /**
   * @param random spreads the attempts of many destinations that failed at one time
   */
  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** Media went out on the present connection. */
  void mediaSent(long nowMicros) {
    if (firstMediaMicros == NO_MEDIA) {
      firstMediaMicros = nowMicros;
    }
    if (nowMicros - firstMediaMicros >= STEADY_MILLIS * 1000) {
      failures = 0;
    }
  }

  /** Whether no attempt has failed since media last flowed steadily. */
  boolean isSettled() {
    return failures == 0;
  }

  /** The destination starts anew: what failed before does not count. */
  void reset() {
    failures = 0;
    firstMediaMicros = NO_MEDIA;
  }

  /**
   * An attempt failed, or a connection was lost.
   *
   * @return milliseconds to wait; from the second failure in a row on somewhere between half and
   *     all of the step, so that destinations do not return in step
   */
  long nextDelayMillis() {
    firstMediaMicros = NO_MEDIA;
    int doublings = Math.min(failures - 1, DOUBLINGS);
    failures = Math.min(failures + 1, DOUBLINGS + 1);
    if (doublings < 0) {
      return 0;
    }
    long stepMillis = Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
    return stepMillis / 2 + random.nextLong(stepMillis / 2 + 1);
  }
}
