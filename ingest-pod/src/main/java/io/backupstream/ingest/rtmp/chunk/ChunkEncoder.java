package io.backupstream.ingest.rtmp.chunk;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/**
 * Cuts messages into chunks for one peer (section 5.3), each whole before the next begins.
 *
 * <p>The narrow way that all receivers take: format 0 first and wherever time goes back or far
 * ahead, format 1 with deltas else, format 3 for continuation only; chunk stream ids below 32
 * (nginx closes on others). An extended timestamp, which some receivers get wrong, is thus sent
 * only with an absolute time of 4.6 hours or more. Not thread-safe.
 */
public final class ChunkEncoder {

  /** One byte of basic header, and what nginx-rtmp takes. */
  static final int CHUNK_STREAMS = 32;

  private static final int MAX_HEADER_BYTES = 1 + 11 + 4;
  private static final int FORMAT_0 = 0;
  private static final int FORMAT_1 = 1 << 6;
  private static final int FORMAT_3 = 3 << 6;

  private final ByteBufAllocator allocator;
  private final boolean[] opened = new boolean[CHUNK_STREAMS];
  private final int[] timestamps = new int[CHUNK_STREAMS];
  private final int[] streamIds = new int[CHUNK_STREAMS];
  private int chunkBytes = ChunkDecoder.DEFAULT_CHUNK_BYTES;

  public ChunkEncoder(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  /** From the next message on; the peer must have been told. */
  public void setChunkBytes(int bytes) {
    chunkBytes = bytes;
  }

  /**
   * Emits one message as headers and slices of its payload, without copying.
   *
   * @param chunkStreamId 2 to 31
   * @param payload stays the caller's; what is emitted retains it
   * @param out owns each buffer that it gets
   */
  public void encode(
      int chunkStreamId,
      int typeId,
      int timestamp,
      int streamId,
      ByteBuf payload,
      Consumer<? super ByteBuf> out) {
    boolean whole =
        !opened[chunkStreamId]
            || streamIds[chunkStreamId] != streamId
            || !isDelta(timestamp - timestamps[chunkStreamId]);
    int time = whole ? timestamp : timestamp - timestamps[chunkStreamId];
    ByteBuf header = allocator.buffer(MAX_HEADER_BYTES);
    header.writeByte((whole ? FORMAT_0 : FORMAT_1) | chunkStreamId);
    header.writeMedium(timeField(time)).writeMedium(payload.readableBytes()).writeByte(typeId);
    if (whole) {
      header.writeIntLE(streamId);
    }
    if (isExtended(time)) {
      header.writeInt(time);
    }
    opened[chunkStreamId] = true;
    timestamps[chunkStreamId] = timestamp;
    streamIds[chunkStreamId] = streamId;
    out.accept(header);
    emitPayload(chunkStreamId, time, payload, out);
  }

  private void emitPayload(
      int chunkStreamId, int time, ByteBuf payload, Consumer<? super ByteBuf> out) {
    int at = payload.readerIndex();
    int end = payload.writerIndex();
    while (end - at > chunkBytes) {
      out.accept(payload.retainedSlice(at, chunkBytes));
      out.accept(continuation(chunkStreamId, time));
      at += chunkBytes;
    }
    if (at < end) {
      out.accept(payload.retainedSlice(at, end - at));
    }
  }

  private ByteBuf continuation(int chunkStreamId, int time) {
    ByteBuf header = allocator.buffer(1 + Integer.BYTES).writeByte(FORMAT_3 | chunkStreamId);
    return isExtended(time) ? header.writeInt(time) : header;
  }

  private static boolean isDelta(int step) {
    return step >= 0 && step < ChunkHeader.EXTENDED;
  }

  private static boolean isExtended(int time) {
    return Integer.compareUnsigned(time, ChunkHeader.EXTENDED) >= 0;
  }

  private static int timeField(int time) {
    return isExtended(time) ? ChunkHeader.EXTENDED : time;
  }
}
