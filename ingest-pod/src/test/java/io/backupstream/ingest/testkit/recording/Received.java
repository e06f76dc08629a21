package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.Mark;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/**
 * One message that reached a destination.
 *
 * @param bodyHash tells bodies apart, for headers that are sent again
 * @param mark whose frame it is and which; none in headers and in what a real encoder made
 */
public record Received(
    Track track,
    Kind kind,
    String slot,
    long dtsMillis,
    int ctsMillis,
    long arrivalMicros,
    int bodyHash,
    @Nullable Mark mark) {

  /** Reads a message that stays the caller's. */
  static Received of(Frame<ByteBuf> frame) {
    ByteBuf body = frame.payload();
    return new Received(
        frame.track(),
        frame.kind(),
        frame.slot(),
        frame.dtsMillis(),
        frame.ctsMillis(),
        frame.arrivalMicros(),
        ByteBufUtil.hashCode(body),
        frame.isMedia() ? Mark.find(ByteBufUtil.getBytes(body)).orElse(null) : null);
  }

  /** Whether it is a picture or a sound. */
  public boolean isMedia() {
    return kind != Kind.HEADER && track != Track.DATA;
  }

  /** When it is presented. */
  public long ptsMillis() {
    return dtsMillis + ctsMillis;
  }

  /** Whose frame it is, where it must be known. */
  public char source() {
    return numbered().source();
  }

  /** The mark, where there must be one. */
  Mark numbered() {
    if (mark == null) {
      throw new AssertionError("no number in the " + track + " message at " + dtsMillis + " ms");
    }
    return mark;
  }
}
