package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.function.Supplier;

/**
 * One message of an encoder.
 *
 * @param dtsMillis on the encoder's own timeline, not wrapped
 * @param dueMicros when it departs, in the programme's time
 * @param number which picture or audio frame of the programme it is; {@link #HEADER_NUMBER} in a
 *     header
 * @param timecodeMicros as {@link Frame#timecodeMicros}
 * @param bytes about how long the body is
 * @param coding makes the body
 */
public record NumberedFrame(
    Track track,
    Kind kind,
    String slot,
    long dtsMillis,
    int ctsMillis,
    long dueMicros,
    long number,
    long timecodeMicros,
    int bytes,
    Supplier<byte[]> coding) {

  /** What a header has for a number. */
  public static final long HEADER_NUMBER = -1;

  /** The RTMP message's body, made anew at each call. */
  public byte[] body() {
    return coding.get();
  }

  /** As a splice sees it when it arrives. */
  public Frame<NumberedFrame> arrivingAt(long arrivalMicros) {
    return new Frame<>(
        track, kind, slot, dtsMillis, ctsMillis, arrivalMicros, timecodeMicros, bytes, this);
  }
}
