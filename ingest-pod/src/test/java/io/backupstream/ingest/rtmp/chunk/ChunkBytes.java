package io.backupstream.ingest.rtmp.chunk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Chunks byte by byte, as the peers of a test send them. */
final class ChunkBytes {

  private final ByteBuf out = Unpooled.buffer();

  /** Format 0 on a chunk stream below 64; a time of 0xFFFFFF or more is written as extended. */
  ChunkBytes format0(int chunkStreamId, int timestamp, int bytes, int typeId, int streamId) {
    out.writeByte(chunkStreamId);
    field(timestamp).writeMedium(bytes).writeByte(typeId).writeIntLE(streamId);
    return extended(timestamp);
  }

  ChunkBytes format1(int chunkStreamId, int delta, int bytes, int typeId) {
    out.writeByte(0x40 | chunkStreamId);
    field(delta).writeMedium(bytes).writeByte(typeId);
    return extended(delta);
  }

  ChunkBytes format2(int chunkStreamId, int delta) {
    out.writeByte(0x80 | chunkStreamId);
    field(delta);
    return extended(delta);
  }

  ChunkBytes format3(int chunkStreamId) {
    out.writeByte(0xC0 | chunkStreamId);
    return this;
  }

  ChunkBytes setChunkSize(int bytes) {
    return format0(2, 0, 4, MessageType.SET_CHUNK_SIZE, 0).int32(bytes);
  }

  ChunkBytes abort(int chunkStreamId) {
    return format0(2, 0, 4, MessageType.ABORT, 0).int32(chunkStreamId);
  }

  ChunkBytes int32(int value) {
    out.writeInt(value);
    return this;
  }

  ChunkBytes raw(int... bytes) {
    for (int value : bytes) {
      out.writeByte(value);
    }
    return this;
  }

  /** The bytes of {@link #payload} from here to there. */
  ChunkBytes payload(int from, int to) {
    for (int i = from; i < to; i++) {
      out.writeByte(payloadByte(i));
    }
    return this;
  }

  /** A payload of this length, told apart from any other place in it. */
  static byte[] payload(int bytes) {
    byte[] payload = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      payload[i] = payloadByte(i);
    }
    return payload;
  }

  private static byte payloadByte(int at) {
    return (byte) (at * 31 + 7 + (at >> 8));
  }

  ByteBuf bytes() {
    return out;
  }

  private ByteBuf field(int time) {
    return out.writeMedium(isExtended(time) ? 0xFFFFFF : time);
  }

  private ChunkBytes extended(int time) {
    return isExtended(time) ? int32(time) : this;
  }

  private static boolean isExtended(int time) {
    return Integer.compareUnsigned(time, 0xFFFFFF) >= 0;
  }
}
