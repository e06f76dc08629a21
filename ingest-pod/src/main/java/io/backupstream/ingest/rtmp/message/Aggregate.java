package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.chunk.MessageSink;
import io.netty.buffer.ByteBuf;

/**
 * Several media messages in one (section 7.1.6), each laid out like a tag of an FLV file: type,
 * size, time, stream, body, and the tag's size once more. Their times count from the aggregate's
 * own.
 */
final class Aggregate {

  private static final int TAG_HEADER_BYTES = 11;
  private static final int BACK_POINTER_BYTES = 4;
  private static final String NAME = "Aggregate";

  private Aggregate() {}

  /** Emits the parts as slices that retain {@code in}, which stays the caller's. */
  static void split(int timestamp, int streamId, ByteBuf in, MessageSink parts) {
    boolean first = true;
    int shift = 0;
    while (in.isReadable()) {
      Bodies.need(in, TAG_HEADER_BYTES, NAME);
      int typeId = in.readUnsignedByte();
      int bytes = in.readUnsignedMedium();
      int time = in.readUnsignedMedium() | in.readUnsignedByte() << 24;
      in.skipBytes(3);
      Bodies.need(in, bytes, NAME);
      if (first) {
        shift = timestamp - time;
        first = false;
      }
      parts.message(typeId, time + shift, streamId, in.readRetainedSlice(bytes));
      in.skipBytes(Math.min(BACK_POINTER_BYTES, in.readableBytes()));
    }
  }
}
