package io.backupstream.ingest.push;

/**
 * How long and how much one destination may hold up.
 *
 * @param queueBytes what may wait for it
 * @param queueMillis how old, on the output timeline, what waits may become: a destination that
 *     takes nothing for so long misses media
 * @param stuckMillis a connection that is full and takes nothing for so long is dead
 * @param drainMillis how long a true stop waits for what is queued to leave
 */
record PushLimits(long queueBytes, long queueMillis, long stuckMillis, long drainMillis) {
  static final PushLimits DEFAULTS = new PushLimits(32L << 20, 5_000, 20_000, 10_000);
}
