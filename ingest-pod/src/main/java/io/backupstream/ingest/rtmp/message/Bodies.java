package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;

/** Checked reads of the fixed bodies of control messages. */
final class Bodies {

  private Bodies() {}

  static int readInt(ByteBuf in, String message) {
    need(in, Integer.BYTES, message);
    return in.readInt();
  }

  static void need(ByteBuf in, int bytes, String message) {
    if (in.readableBytes() < bytes) {
      throw new ProtocolViolation(
          "message: %s takes %d more bytes, %d are left"
              .formatted(message, bytes, in.readableBytes()));
    }
  }
}
