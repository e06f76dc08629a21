package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Writes into an H.264 picture which encoder it left, as user data that decoders pass over (H.264
 * D.1.7), so that a recording tells whose picture each one is.
 */
final class PictureMark {

  /** Frame type and codec, packet type, composition time: the units of the picture follow. */
  private static final int TAG_BYTES = 5;

  private static final int SEI_UNIT = 6;
  private static final int USER_DATA_UNREGISTERED = 5;
  private static final int STOP_BIT = 0x80;

  /** Sixteen bytes that name this use; none is 0, so nothing has to be escaped. */
  private static final String IDENTITY = "backupstreamdemo";

  private PictureMark() {}

  /**
   * The picture with the mark before it.
   *
   * @param body one picture, its units with lengths of four bytes; stays the caller's
   * @return a buffer of its own
   */
  static ByteBuf mark(ByteBuf body, SourceName source) {
    byte[] text = (IDENTITY + source).getBytes(StandardCharsets.US_ASCII);
    ByteBuf unit = Unpooled.buffer();
    unit.writeByte(SEI_UNIT).writeByte(USER_DATA_UNREGISTERED).writeByte(text.length);
    unit.writeBytes(text).writeByte(STOP_BIT);
    int start = body.readerIndex();
    ByteBuf marked = Unpooled.buffer(body.readableBytes() + Integer.BYTES + unit.readableBytes());
    marked.writeBytes(body, start, TAG_BYTES);
    marked.writeInt(unit.readableBytes()).writeBytes(unit);
    return marked.writeBytes(body, start + TAG_BYTES, body.readableBytes() - TAG_BYTES);
  }
}
