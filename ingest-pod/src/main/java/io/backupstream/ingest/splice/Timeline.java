package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * The one timeline of the output: T = dts + m.
 *
 * <p>Its relation to the wall clock is kept as an epoch, which follows the clock of the feed on air
 * and stands still while none is: so a feed that comes next finds its place from its own arrival,
 * whether it joins a running source or ends a silence. Where both the feed on air and the next
 * carry time codes, these decide instead of arrival.
 */
final class Timeline<P> {

  /** Time codes that disagree with arrival by more than this come from a clock that is wrong. */
  static final long CREDIBLE_SKEW_MILLIS = 10_000;

  private @Nullable Feed<P> onAir;
  private boolean anchored;
  private long shiftMillis;
  private long movedMillis;
  private long epochMicros;
  private @Nullable Long programmeEpochMillis;

  /** The shift m of a feed if its arrival (or its time codes) alone decide. */
  long natural(Feed<P> feed) {
    Long byTimecode = byTimecode(feed);
    return byTimecode != null ? byTimecode : byArrival(feed) + feed.alignMillis();
  }

  private long byArrival(Feed<P> feed) {
    return Math.floorDiv(feed.clock().value() + epoch() + 500, 1_000L);
  }

  private @Nullable Long byTimecode(Feed<P> feed) {
    Long offset = feed.timecodeOffset();
    Long reference = programmeEpoch();
    if (offset == null || reference == null) {
      return null;
    }
    long shift = reference + offset;
    return Math.abs(shift - byArrival(feed)) <= CREDIBLE_SKEW_MILLIS ? shift : null;
  }

  /** How much later a feed arrives than the timeline, as time codes prove; null without them. */
  @Nullable Long skewMillis(Feed<P> feed) {
    Long shift = byTimecode(feed);
    return shift == null ? null : byArrival(feed) - shift;
  }

  /** Starts the timeline: this decoding time of the feed becomes 0. */
  void anchor(Feed<P> feed, long dtsMillis) {
    if (!anchored) {
      anchored = true;
      epochMicros = (-dtsMillis - feed.alignMillis()) * 1_000 - feed.clock().value();
    }
  }

  /** Puts a feed on air at its natural place, moved by so much. */
  void enter(Feed<P> feed, long moved) {
    long natural = natural(feed);
    feed.align(natural - byArrival(feed));
    leave();
    shiftMillis = natural + moved;
    movedMillis = moved;
    onAir = feed;
  }

  /** Nothing is on air from here on; the epoch stands still. */
  void leave() {
    epochMicros = epoch();
    programmeEpochMillis = programmeEpoch();
    onAir = null;
  }

  private long epoch() {
    Feed<P> feed = onAir;
    return feed == null
        ? epochMicros
        : (shiftMillis - movedMillis - feed.alignMillis()) * 1_000 - feed.clock().value();
  }

  private @Nullable Long programmeEpoch() {
    Feed<P> feed = onAir;
    if (feed == null) {
      return programmeEpochMillis;
    }
    Long offset = feed.timecodeOffset();
    return offset == null ? null : shiftMillis - movedMillis - offset;
  }

  /** How far the feed on air, or the last that was, is off its natural place. */
  long moved() {
    return movedMillis;
  }

  @Nullable Feed<P> onAir() {
    return onAir;
  }

  /** The shift m of the feed on air. */
  long shift() {
    return shiftMillis;
  }
}
