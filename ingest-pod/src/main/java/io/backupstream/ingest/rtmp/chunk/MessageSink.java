package io.backupstream.ingest.rtmp.chunk;

import io.netty.buffer.ByteBuf;

/** Takes whole messages off a {@link ChunkDecoder}, one call a message, so that none is boxed. */
@FunctionalInterface
public interface MessageSink {

  /**
   * One message is complete.
   *
   * @param typeId what kind of message, see {@link MessageType}
   * @param timestamp milliseconds, unsigned, modulo 2^32
   * @param streamId the message stream that it belongs to
   * @param payload its body in one buffer of exactly its size, which the sink owns
   */
  void message(int typeId, int timestamp, int streamId, ByteBuf payload);
}
