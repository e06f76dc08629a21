package io.backupstream.ingest.rtmp.chunk;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts messages together from chunks (section 5.3), however the bytes arrive. What changes how
 * chunks are read, Set Chunk Size and Abort, is applied here and then passed on like any message.
 *
 * <p>Where encoders leave the specification: the extended timestamp is repeated in format 3 by most
 * (ffmpeg, librtmp, OBS) and not by some, so the four bytes are compared with it and taken for
 * payload if they differ; format 1 may open a chunk stream.
 *
 * <p>Memory for an announced message grows as its bytes come, until {@link #trustPeer}; then it is
 * reserved at once, so that each byte is copied exactly once. Not thread-safe.
 */
public final class ChunkDecoder implements AutoCloseable {

  /** Before the peer sets another (section 5.4.1). */
  public static final int DEFAULT_CHUNK_BYTES = 128;

  /**
   * The least that a peer may set, which is the default: no encoder sets less, and chunks of a byte
   * cost 18 times what they carry. There is no upper limit but the sign: no memory is reserved for
   * a chunk, and joy4 sets 128 MiB.
   */
  static final int MIN_CHUNK_BYTES = 128;

  private static final int CONTROL_BYTES = 4;
  private static final int FIRST_RESERVED_BYTES = 4096;

  /** What the next byte belongs to. */
  private enum Stage {
    HEADER,
    REPEATED_TIMESTAMP,
    PAYLOAD,
    CLOSED
  }

  private final ByteBufAllocator allocator;
  private final MessageSink sink;
  private final ChunkHeader header = new ChunkHeader();
  private final Map<Integer, IncomingChunkStream> streams = new HashMap<>();
  private IncomingChunkStream current = new IncomingChunkStream(0);
  private Stage stage = Stage.HEADER;
  private int chunkBytes = DEFAULT_CHUNK_BYTES;
  private int chunkBytesLeft;
  private int repeatedBytes;
  private int unfinishedBytes;
  private boolean trusted;

  public ChunkDecoder(ByteBufAllocator allocator, MessageSink sink) {
    this.allocator = allocator;
    this.sink = sink;
  }

  /** From here on memory for a message is reserved at once. */
  public void trustPeer() {
    trusted = true;
  }

  /**
   * Reads all of {@code in}, which stays the caller's.
   *
   * @throws ProtocolViolation after which only {@link #close} may follow
   */
  public void decode(ByteBuf in) {
    while (in.isReadable() && stage != Stage.CLOSED) {
      switch (stage) {
        case HEADER -> readHeader(in);
        case REPEATED_TIMESTAMP -> compareTimestamp(in);
        case PAYLOAD -> readPayload(in);
        case CLOSED -> {}
      }
    }
  }

  private void readHeader(ByteBuf in) {
    if (!header.read(in)) {
      return;
    }
    current = stream(header.chunkStreamId());
    boolean begins = current.begins(header);
    boolean mayRepeat = header.format() == 3 && current.extended;
    header.clear();
    if (begins) {
      reserve();
    }
    if (mayRepeat) {
      repeatedBytes = 0;
      stage = Stage.REPEATED_TIMESTAMP;
    } else {
      beginPayload();
    }
  }

  private IncomingChunkStream stream(int id) {
    IncomingChunkStream known = streams.get(id);
    if (known != null) {
      return known;
    }
    MessageLimits.checkChunkStreams(streams.size() + 1);
    var opened = new IncomingChunkStream(id);
    streams.put(id, opened);
    return opened;
  }

  private void reserve() {
    int bytes = current.messageBytes;
    MessageLimits.checkMessage(current.typeId, bytes);
    MessageLimits.checkUnfinished(unfinishedBytes + bytes);
    unfinishedBytes += bytes;
    int atOnce = trusted ? bytes : Math.min(bytes, FIRST_RESERVED_BYTES);
    current.payload = allocator.buffer(atOnce, bytes);
  }

  /** Takes the bytes that equal the last time field; on the first that differs, all are payload. */
  private void compareTimestamp(ByteBuf in) {
    while (in.isReadable() && repeatedBytes < Integer.BYTES) {
      if (in.getByte(in.readerIndex()) != timeByte(repeatedBytes)) {
        beginPayload();
        replay(repeatedBytes);
        return;
      }
      in.skipBytes(1);
      repeatedBytes++;
    }
    if (repeatedBytes == Integer.BYTES) {
      beginPayload();
    }
  }

  private byte timeByte(int at) {
    return (byte) (current.lastTime >>> (24 - 8 * at));
  }

  private void replay(int bytes) {
    ByteBuf taken = Unpooled.copyInt(current.lastTime).writerIndex(bytes);
    decode(taken);
  }

  private void beginPayload() {
    ByteBuf payload = payload();
    chunkBytesLeft = Math.min(chunkBytes, current.messageBytes - payload.readableBytes());
    stage = Stage.PAYLOAD;
    if (chunkBytesLeft == 0) {
      endChunk(payload);
    }
  }

  private void readPayload(ByteBuf in) {
    ByteBuf payload = payload();
    int take = Math.min(chunkBytesLeft, in.readableBytes());
    payload.writeBytes(in, take);
    chunkBytesLeft -= take;
    if (chunkBytesLeft == 0) {
      endChunk(payload);
    }
  }

  private void endChunk(ByteBuf payload) {
    stage = Stage.HEADER;
    if (payload.readableBytes() < current.messageBytes) {
      return;
    }
    current.payload = null;
    unfinishedBytes -= current.messageBytes;
    switch (current.typeId) {
      case MessageType.SET_CHUNK_SIZE -> setChunkSize(payload);
      case MessageType.ABORT -> abort(payload);
      default -> {}
    }
    sink.message(current.typeId, current.timestamp, current.streamId, payload);
  }

  private ByteBuf payload() {
    ByteBuf payload = current.payload;
    if (payload == null) {
      throw new IllegalStateException("no message has begun");
    }
    return payload;
  }

  private void setChunkSize(ByteBuf payload) {
    int bytes = controlValue(payload, "Set Chunk Size");
    if (bytes < MIN_CHUNK_BYTES) {
      throw released(
          payload,
          "chunk: a chunk size is %d to %d bytes, came %d"
              .formatted(MIN_CHUNK_BYTES, Integer.MAX_VALUE, Integer.toUnsignedLong(bytes)));
    }
    chunkBytes = bytes;
  }

  private void abort(ByteBuf payload) {
    drop(streams.get(controlValue(payload, "Abort")));
  }

  private int controlValue(ByteBuf payload, String name) {
    if (payload.readableBytes() != CONTROL_BYTES) {
      throw released(
          payload,
          "chunk: %s takes %d bytes, came %d"
              .formatted(name, CONTROL_BYTES, payload.readableBytes()));
    }
    return payload.getInt(payload.readerIndex());
  }

  private static ProtocolViolation released(ByteBuf payload, String message) {
    payload.release();
    return new ProtocolViolation(message);
  }

  private void drop(@Nullable IncomingChunkStream stream) {
    if (stream != null && stream.payload != null) {
      stream.payload.release();
      stream.payload = null;
      unfinishedBytes -= stream.messageBytes;
    }
  }

  /** Releases half-read messages. */
  @Override
  public void close() {
    stage = Stage.CLOSED;
    streams.values().forEach(this::drop);
  }
}
