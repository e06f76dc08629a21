package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * What the destinations got where one source gave way to another.
 *
 * @param from the feed that left the air, or null at the start and after a hold
 * @param to the feed whose media leave now
 * @param atMicros when its first picture left
 * @param gapMillis how much later than the cadence asked for the first picture is presented;
 *     negative where it is presented earlier; 0 within half a frame
 * @param lostFrames pictures of the programme that no destination got
 * @param repeatedFrames pictures of the programme that the destinations got twice
 * @param skewMillis how much later the new feed arrives than the old one, as time codes in both
 *     bitstreams prove; {@link #UNKNOWN} without them
 */
public record Splice<P>(
    @Nullable Feed<P> from,
    Feed<P> to,
    long atMicros,
    long gapMillis,
    int lostFrames,
    int repeatedFrames,
    long skewMillis) {

  /** No time code says so. */
  public static final long UNKNOWN = Long.MIN_VALUE;
}
