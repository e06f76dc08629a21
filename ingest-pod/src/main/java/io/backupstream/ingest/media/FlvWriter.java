package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes media messages to an FLV file (FLV 10.1, annex E) as they come, so that a file whose
 * writer was killed is whole up to its last tag. On one thread.
 */
public final class FlvWriter implements Closeable {

  private static final byte[] FILE_HEADER = {'F', 'L', 'V', 1, 5, 0, 0, 0, 9, 0, 0, 0, 0};

  private final DataOutputStream out;

  /**
   * Starts a file that says it has both sound and pictures; players go by the tags.
   *
   * @param out closed with this writer; best buffered
   */
  public FlvWriter(OutputStream out) throws IOException {
    this.out = new DataOutputStream(out);
    this.out.write(FILE_HEADER);
  }

  /**
   * Writes one tag.
   *
   * @param timestampMillis wraps at 2^32, as FLV does
   * @param body borrowed; read from its reader index, which stays
   */
  public void write(Track track, long timestampMillis, ByteBuf body) throws IOException {
    int size = body.readableBytes();
    if (size > FlvTag.MAX_BODY_BYTES) {
      throw new IOException(
          "expected a tag of at most " + FlvTag.MAX_BODY_BYTES + " bytes, got " + size);
    }
    out.writeInt(FlvTag.typeOf(track) << 24 | size);
    // the upper eight bits come last
    out.writeInt(Integer.rotateLeft((int) timestampMillis, 8));
    out.write(0);
    out.write(0);
    out.write(0);
    body.getBytes(body.readerIndex(), out, size);
    out.writeInt(FlvTag.HEADER_BYTES + size);
  }

  /** Hands what was written so far to the file. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
