package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import java.util.EnumMap;
import java.util.Map;

/**
 * The timestamps of one connection: they start at 0, never go back, and rise strictly from one
 * media message of a track to the next.
 *
 * <p>A connection is renewed at a keyframe before its timestamps reach 2^31 ms, where receivers
 * disagree about what a wrap means; one without keyframes is renewed at the last moment.
 */
final class OutputClock {
  /** From here on the next keyframe renews the connection: one hour before the limit. */
  static final long RENEWAL_MILLIS = (1L << 31) - 3_600_000;

  /** Here the connection is renewed at whatever comes, a second before the limit. */
  static final long LATEST_MILLIS = (1L << 31) - 1_000;

  private final long originMillis;
  private final Map<Track, Long> newestOfTrack = new EnumMap<>(Track.class);
  private long newestMillis;

  /**
   * The clock of a new connection.
   *
   * @param originMillis where on the output timeline the connection starts
   */
  OutputClock(long originMillis) {
    this.originMillis = originMillis;
  }

  /**
   * The timestamp that a frame carries on this connection.
   *
   * @param timelineMillis the frame's time on the output timeline
   * @return milliseconds from 0, below 2^31 as long as renewal is heeded
   */
  long timestampMillis(Frame<?> frame, long timelineMillis) {
    long timestamp = Math.max(timelineMillis - originMillis, newestMillis);
    if (frame.isMedia()) {
      timestamp = Math.max(timestamp, newestOfTrack.getOrDefault(frame.track(), -1L) + 1);
      newestOfTrack.put(frame.track(), timestamp);
    }
    newestMillis = timestamp;
    return timestamp;
  }

  /**
   * Whether the connection has to be renewed before a frame.
   *
   * @param cut whether a destination could start at this frame
   */
  boolean isRenewalDue(long timelineMillis, boolean cut) {
    return timelineMillis - originMillis >= (cut ? RENEWAL_MILLIS : LATEST_MILLIS);
  }
}
