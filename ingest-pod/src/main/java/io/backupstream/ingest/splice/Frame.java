package io.backupstream.ingest.splice;

/**
 * One media message of a source.
 *
 * @param slot which header a {@link Kind#HEADER} is; empty for media
 * @param dtsMillis decoding time on the source's own timeline, unwrapped
 * @param ctsMillis presentation time less decoding time; 0 for audio
 * @param arrivalMicros when the message was complete, on the monotonic clock
 * @param timecodeMicros the wall-clock instant of the picture that the encoder wrote into its
 *     bitstream, or {@link #NO_TIMECODE}
 * @param bytes size of the payload
 * @param payload the message body, tag bytes included; opaque here
 * @param <P> the payload's type
 */
public record Frame<P>(
    Track track,
    Kind kind,
    String slot,
    long dtsMillis,
    int ctsMillis,
    long arrivalMicros,
    long timecodeMicros,
    int bytes,
    P payload) {

  /** No time code stands in this picture. */
  public static final long NO_TIMECODE = Long.MIN_VALUE;

  /** Presentation time on the source's own timeline. */
  public long ptsMillis() {
    return dtsMillis + ctsMillis;
  }

  /** Whether this is a picture or a sound, not a header and not data. */
  public boolean isMedia() {
    return kind != Kind.HEADER && track != Track.DATA;
  }

  boolean isHeader() {
    return kind == Kind.HEADER;
  }

  public boolean isKeyframe() {
    return kind == Kind.KEYFRAME;
  }
}
