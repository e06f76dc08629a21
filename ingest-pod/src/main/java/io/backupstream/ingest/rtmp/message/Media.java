package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.chunk.MessageType;
import io.netty.buffer.ByteBuf;

/**
 * One message of audio, video or data.
 *
 * @param timestamp milliseconds, unsigned, modulo 2^32
 * @param streamId the message stream that it belongs to
 * @param payload the whole body, its tag bytes included, never empty; see the package for who owns
 *     it
 */
public record Media(Type type, int timestamp, int streamId, ByteBuf payload) implements Message {

  /** The three kinds of media message, each on a chunk stream of its own when we send it. */
  public enum Type {
    AUDIO(MessageType.AUDIO, 4),
    VIDEO(MessageType.VIDEO, 6),
    /** AMF0 also where the encoder sent it as AMF3 data: that type's leading zero is not passed. */
    DATA(MessageType.DATA, 5);

    final int typeId;
    final int chunkStreamId;

    Type(int typeId, int chunkStreamId) {
      this.typeId = typeId;
      this.chunkStreamId = chunkStreamId;
    }
  }
}
