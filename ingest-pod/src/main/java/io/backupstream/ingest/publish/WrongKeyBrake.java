package io.backupstream.ingest.publish;

import java.util.Map;

/**
 * Slows down who tries the same wrong key again and again, most often an encoder that nobody looks
 * after: each answer is held longer than the one before. Counted by address and key tried, so that
 * one forgotten encoder does not slow its neighbours behind the same address. Pure: time comes in
 * as a value, in microseconds of the monotonic clock.
 */
final class WrongKeyBrake {

  private record Attempt(Address address, KeyDigest key) {}

  private record Count(int times, long lastMicros) {}

  static final int MAX_REMEMBERED = 1_024;
  private static final long FORGOTTEN_AFTER_MICROS = 600_000_000L;
  private static final int FIRST_DELAY_MILLIS = 500;
  private static final int MAX_DOUBLINGS = 4;

  private final Map<Attempt, Count> counts = new BoundedMemory<>(MAX_REMEMBERED);

  /**
   * Counts a wrong key.
   *
   * @return how long its answer is held, in milliseconds: 0 the first time, then 500 doubling to
   *     8,000
   */
  int holdMillis(Address address, KeyDigest key, long nowMicros) {
    Attempt attempt = new Attempt(address, key);
    Count before = counts.get(attempt);
    boolean known = before != null && nowMicros - before.lastMicros < FORGOTTEN_AFTER_MICROS;
    int earlier = known && before != null ? before.times : 0;
    counts.put(attempt, new Count(earlier + 1, nowMicros));
    return earlier == 0 ? 0 : FIRST_DELAY_MILLIS << Math.min(earlier - 1, MAX_DOUBLINGS);
  }

  int remembered() {
    return counts.size();
  }
}
