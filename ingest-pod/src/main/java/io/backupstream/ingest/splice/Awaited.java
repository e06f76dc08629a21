package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * A change of source whose first picture has not left yet.
 *
 * @param end where the output ends in presentation, if it has not had the new feed's track yet
 * @param leftMillis how far the old feed was off its natural place
 * @param movedMillis how far the new one is
 */
record Awaited<P>(
    @Nullable Feed<P> from,
    Feed<P> to,
    double end,
    double interval,
    long leftMillis,
    long movedMillis) {

  /** The same, if another feed takes over before the first picture. */
  Awaited<P> insteadBy(Awaited<P> next) {
    return new Awaited<>(from, next.to, end, next.interval, leftMillis, next.movedMillis);
  }

  /**
   * What the ledger says of it: programme time was lost or repeated where the gap differs from what
   * the two feeds were moved by.
   *
   * @param presented when the first picture is presented
   * @param trackEnd where the pictures before it end, or null if there were none
   * @param atMicros when it left
   */
  Splice<P> aired(
      double presented, @Nullable Double trackEnd, long atMicros, @Nullable Long skewMillis) {
    double gap = presented - (trackEnd == null ? end : trackEnd);
    double programme = (gap + leftMillis - movedMillis) / interval;
    return new Splice<>(
        from,
        to,
        atMicros,
        Math.abs(gap) <= interval / 2 ? 0 : Math.round(gap),
        (int) Math.max(0, Math.round(programme)),
        (int) Math.max(0, Math.round(-programme)),
        skewMillis == null ? Splice.UNKNOWN : skewMillis);
  }
}
