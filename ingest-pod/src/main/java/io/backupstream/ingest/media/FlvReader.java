package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Track;
import io.netty.buffer.Unpooled;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an FLV file (FLV 10.1, annex E) tag by tag, never more than one ahead. Strict: every length
 * is checked against the one that follows its tag. On one thread.
 */
public final class FlvReader implements Closeable {

  private static final int SIGNATURE_AND_VERSION = 'F' << 24 | 'L' << 16 | 'V' << 8 | 1;
  private static final int FILE_HEADER_BYTES = 9;

  private final DataInputStream in;
  private long position;

  /**
   * Reads the file's header.
   *
   * @param in closed with this reader; best buffered
   * @throws IOException if this is no FLV file
   */
  public FlvReader(InputStream in) throws IOException {
    this.in = new DataInputStream(in);
    int signature = this.in.readInt();
    if (signature != SIGNATURE_AND_VERSION) {
      throw new IOException("expected an FLV file of version 1, found 0x%08x".formatted(signature));
    }
    this.in.readByte();
    int headerBytes = this.in.readInt();
    if (headerBytes != FILE_HEADER_BYTES) {
      throw new IOException(
          "expected a header of " + FILE_HEADER_BYTES + " bytes, found " + headerBytes);
    }
    position = FILE_HEADER_BYTES;
    expectPreviousSize(0);
  }

  /**
   * The next tag.
   *
   * @return null at the end of the file; the body belongs to the caller
   * @throws IOException if the file ends within a tag, or the tag is of no known type or size
   */
  public @Nullable FlvTag next() throws IOException {
    int type = in.read();
    if (type < 0) {
      return null;
    }
    Track track = trackOf(type);
    int size = readMedium();
    if (size > FlvTag.MAX_BODY_BYTES) {
      throw broken("a size of at most " + FlvTag.MAX_BODY_BYTES, size);
    }
    long timestampMillis = readMedium() | (long) in.readUnsignedByte() << 24;
    int streamId = readMedium();
    if (streamId != 0) {
      throw broken("stream 0", streamId);
    }
    byte[] body = in.readNBytes(size);
    if (body.length < size) {
      throw new EOFException(
          "tag at byte " + position + ": expected " + size + " bytes, found " + body.length);
    }
    position += FlvTag.HEADER_BYTES + size;
    expectPreviousSize(FlvTag.HEADER_BYTES + size);
    return new FlvTag(track, timestampMillis, Unpooled.wrappedBuffer(body));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Track trackOf(int type) throws IOException {
    for (Track track : Track.values()) {
      if (FlvTag.typeOf(track) == type) {
        return track;
      }
    }
    throw broken("type 8, 9 or 18", type);
  }

  private int readMedium() throws IOException {
    return in.readUnsignedByte() << 16 | in.readUnsignedShort();
  }

  private void expectPreviousSize(int expected) throws IOException {
    int found = in.readInt();
    if (found != expected) {
      throw broken("the size of the tag before, " + expected, found);
    }
    position += Integer.BYTES;
  }

  private IOException broken(String expected, int found) {
    return new IOException("at byte " + position + ": expected " + expected + ", found " + found);
  }
}
