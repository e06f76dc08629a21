package io.backupstream.ingest.push;

import io.backupstream.ingest.media.MetadataTag;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * The command that makes a destination keep a stream's description for its viewers. Some encoders,
 * other servers above all, send the description bare; a publisher has to send the command.
 */
final class SetDataFrame {
  private static final byte AMF0_STRING = 2;
  private static final String NAME = "@setDataFrame";

  private SetDataFrame() {}

  /**
   * A data message as a publisher sends it.
   *
   * @param body stays the caller's
   * @return a buffer that the caller releases
   */
  static ByteBuf around(ByteBuf body) {
    if (!MetadataTag.isOnMetaData(body) || MetadataTag.isWrapped(body)) {
      return body.retainedSlice();
    }
    ByteBuf command =
        Unpooled.buffer(3 + NAME.length()).writeByte(AMF0_STRING).writeShort(NAME.length());
    command.writeCharSequence(NAME, StandardCharsets.US_ASCII);
    return Unpooled.wrappedBuffer(command, body.retainedSlice());
  }
}
