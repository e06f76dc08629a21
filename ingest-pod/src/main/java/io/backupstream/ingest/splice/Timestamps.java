package io.backupstream.ingest.splice;

/**
 * Turns the 32-bit timestamps of one publish into a timeline that neither wraps nor jumps.
 *
 * <p>RTMP timestamps are unsigned 32-bit milliseconds; FLV writers wrap at 2^31 already. The tracks
 * of one publish share the timeline but pass a wrap or a jump one after the other, so the
 * correction before the last one stays valid for the track that is still behind it.
 */
final class Timestamps {

  /**
   * A step further back than this, in milliseconds, is a jump: the encoder's clock started anew.
   */
  static final long BACK_MILLIS = 250;

  /** A step further ahead than this, in milliseconds, is a jump. */
  static final long AHEAD_MILLIS = 5_000;

  private static final long FLV_WRAP = 1L << 31;
  private static final long RTMP_WRAP = 1L << 32;

  private long correction;
  private long earlierCorrection;
  private long last;
  private boolean started;
  private int jumps;

  /**
   * Puts a timestamp on this timeline.
   *
   * @param raw the timestamp as the encoder sent it
   * @param expected where the arrival stands on this timeline: a jump is re-based onto it
   */
  long unwrap(long raw, long expected) {
    if (!started) {
      started = true;
      last = raw;
      return raw;
    }
    long value = raw + fitting(raw, expected);
    last = Math.max(last, value);
    return value;
  }

  private long fitting(long raw, long expected) {
    if (follows(raw + correction)) {
      return correction;
    }
    if (follows(raw + earlierCorrection)) {
      return earlierCorrection;
    }
    if (follows(raw + correction + FLV_WRAP)) {
      return correct(correction + FLV_WRAP);
    }
    if (follows(raw + correction + RTMP_WRAP)) {
      return correct(correction + RTMP_WRAP);
    }
    jumps++;
    return correct(Math.max(expected, last + 1) - raw);
  }

  /**
   * Where a message that is no picture and no sound belongs: at its own time if that fits, else
   * where it arrives.
   */
  long nearest(long raw, boolean atArrival) {
    long value = raw + correction;
    return !atArrival && follows(value) ? value : last;
  }

  private boolean follows(long value) {
    return value >= last - BACK_MILLIS && value <= last + AHEAD_MILLIS;
  }

  private long correct(long next) {
    earlierCorrection = correction;
    correction = next;
    return next;
  }

  /** The furthest point that any track has reached. */
  long last() {
    return last;
  }

  /** How often the encoder's own timestamps have jumped. */
  int jumps() {
    return jumps;
  }
}
