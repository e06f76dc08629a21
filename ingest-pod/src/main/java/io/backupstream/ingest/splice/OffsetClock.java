package io.backupstream.ingest.splice;

import java.util.Arrays;

/**
 * Estimates a feed's offset o(t) = arrival − dts: what a frame without network jitter would show.
 *
 * <p>The least offset of the last seconds is the one with the least jitter. While the feed is on
 * air the estimate may rise by no more than {@link #MAX_RISE_PPM}, which covers any encoder's
 * clock: a link that is too slow then shows as lag instead of being taken for a slow clock. All
 * values in microseconds.
 */
final class OffsetClock {

  static final long BUCKET_MICROS = 100_000;
  static final int BUCKETS = 50;
  static final long MAX_RISE_PPM = 500;

  /** How far back {@link #moved} looks. */
  static final long STEADY_MICROS = 2_000_000;

  private static final int STEADY_BUCKETS = (int) (STEADY_MICROS / BUCKET_MICROS);
  private static final long NONE = Long.MAX_VALUE;

  private final long[] least = new long[BUCKETS];
  private final long[] estimates = new long[BUCKETS];
  private long bucket = Long.MIN_VALUE;
  private long firstBucket;
  private long windowLeast = NONE;
  private long value;
  private long valueAt;
  private long latest;
  private boolean held;

  void arrived(long dtsMillis, long arrivalMicros) {
    latest = arrivalMicros - dtsMillis * 1_000;
    long now = Math.floorDiv(arrivalMicros, BUCKET_MICROS);
    if (bucket == Long.MIN_VALUE) {
      Arrays.fill(least, NONE);
      bucket = now;
      firstBucket = now;
      value = latest;
      valueAt = arrivalMicros;
    } else if (now > bucket) {
      turnTo(now);
    }
    int slot = slot(bucket);
    least[slot] = Math.min(least[slot], latest);
    windowLeast = Math.min(windowLeast, latest);
    follow(arrivalMicros);
    estimates[slot] = value;
  }

  private void turnTo(long now) {
    long from = Math.max(bucket + 1, now - BUCKETS + 1);
    for (long b = from; b <= now; b++) {
      least[slot(b)] = NONE;
      estimates[slot(b)] = value;
    }
    bucket = now;
    windowLeast = NONE;
    for (long candidate : least) {
      windowLeast = Math.min(windowLeast, candidate);
    }
  }

  private void follow(long nowMicros) {
    if (held && windowLeast > value) {
      // in parts of a million of the time passed, which is far from overflowing
      long allowed = (nowMicros - valueAt) * MAX_RISE_PPM / 1_000_000;
      if (allowed > 0) {
        value = Math.min(windowLeast, value + allowed);
        valueAt = nowMicros;
      }
    } else {
      value = windowLeast;
      valueAt = nowMicros;
    }
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }

  /** Whether the estimate is held to {@link #MAX_RISE_PPM}: true while the feed is on air. */
  void hold(boolean onAir) {
    held = onAir;
  }

  /** The offset. */
  long value() {
    return value;
  }

  /** How far the newest frame came behind the offset. */
  long lag() {
    return latest - value;
  }

  /**
   * How far the estimate moved in the last {@link #STEADY_MICROS}; huge while the feed is younger.
   */
  long moved() {
    if (bucket - firstBucket < STEADY_BUCKETS) {
      return Long.MAX_VALUE;
    }
    long low = value;
    long high = value;
    for (long b = bucket - STEADY_BUCKETS + 1; b <= bucket; b++) {
      low = Math.min(low, estimates[slot(b)]);
      high = Math.max(high, estimates[slot(b)]);
    }
    return high - low;
  }
}
