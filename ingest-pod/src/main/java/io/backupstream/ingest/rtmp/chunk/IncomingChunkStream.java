package io.backupstream.ingest.rtmp.chunk;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** What one chunk stream of the peer remembers from header to header, and its half-read message. */
final class IncomingChunkStream {

  private final int id;
  private boolean knowsLength;
  int timestamp;
  int messageBytes;
  int typeId;
  int streamId;

  /** The last time field: a timestamp after format 0, a delta after 1 and 2. */
  int lastTime;

  /** Whether that field was extended, so that format 3 may repeat it. */
  boolean extended;

  /** The message that has begun, or null between two. */
  @Nullable ByteBuf payload;

  IncomingChunkStream(int id) {
    this.id = id;
  }

  /** Whether the chunk with this header begins a message; takes over what the header says. */
  boolean begins(ChunkHeader header) {
    int format = header.format();
    if (payload != null) {
      if (format != 3) {
        throw new ProtocolViolation(
            "chunk: expected %d more bytes of a message on chunk stream %d, came a header of format %d"
                .formatted(messageBytes - payload.readableBytes(), id, format));
      }
      return false;
    }
    if (format > 1 && !knowsLength) {
      throw new ProtocolViolation(
          "chunk: expected a header of format 0 on new chunk stream %d, came format %d"
              .formatted(id, format));
    }
    takeOver(header, format);
    return true;
  }

  /**
   * A message that begins with format 3 adds the last time field once more, after format 0 that
   * timestamp itself, as the specification has it.
   */
  private void takeOver(ChunkHeader header, int format) {
    if (format < 3) {
      lastTime = header.time();
      extended = header.extended();
    }
    if (format < 2) {
      messageBytes = header.messageBytes();
      typeId = header.typeId();
      knowsLength = true;
    }
    if (format == 0) {
      streamId = header.streamId();
      timestamp = lastTime;
    } else {
      timestamp += lastTime;
    }
  }
}
