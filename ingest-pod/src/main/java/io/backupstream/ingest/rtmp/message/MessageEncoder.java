package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.chunk.ChunkEncoder;
import io.backupstream.ingest.rtmp.chunk.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/** Turns messages into what goes to one peer after the handshake. Not thread-safe. */
public final class MessageEncoder {

  private static final int CONTROL_CHUNK_STREAM = 2;
  private static final int COMMAND_CHUNK_STREAM = 3;

  private final ByteBufAllocator allocator;
  private final ChunkEncoder chunks;

  public MessageEncoder(ByteBufAllocator allocator) {
    this.allocator = allocator;
    this.chunks = new ChunkEncoder(allocator);
  }

  /**
   * Writes one whole message as buffers, in order. A payload is not copied: slices of it are
   * retained. A {@link SetChunkSize} holds from the next message on.
   *
   * @param message stays the caller's, its payload too
   * @param out owns what it gets, such as {@code channel::write}
   */
  public void encode(Message message, Consumer<? super ByteBuf> out) {
    switch (message) {
      case Media(Media.Type type, int timestamp, int streamId, ByteBuf payload) ->
          chunks.encode(type.chunkStreamId, type.typeId, timestamp, streamId, payload, out);
      case Command command -> {
        int typeId = command.amf3() ? MessageType.COMMAND_AMF3 : MessageType.COMMAND;
        body(COMMAND_CHUNK_STREAM, typeId, command.streamId(), command::write, out);
      }
      case UserControl control -> control(MessageType.USER_CONTROL, control::write, out);
      case SetChunkSize size -> {
        control(MessageType.SET_CHUNK_SIZE, size::write, out);
        chunks.setChunkBytes(size.bytes());
      }
      case Abort abort -> control(MessageType.ABORT, abort::write, out);
      case Acknowledgement ack -> control(MessageType.ACKNOWLEDGEMENT, ack::write, out);
      case WindowAcknowledgementSize window ->
          control(MessageType.WINDOW_ACKNOWLEDGEMENT_SIZE, window::write, out);
      case SetPeerBandwidth bandwidth ->
          control(MessageType.SET_PEER_BANDWIDTH, bandwidth::write, out);
    }
  }

  private void control(int typeId, Consumer<ByteBuf> write, Consumer<? super ByteBuf> out) {
    body(CONTROL_CHUNK_STREAM, typeId, 0, write, out);
  }

  private void body(
      int chunkStreamId,
      int typeId,
      int streamId,
      Consumer<ByteBuf> write,
      Consumer<? super ByteBuf> out) {
    ByteBuf body = allocator.buffer();
    try {
      write.accept(body);
      chunks.encode(chunkStreamId, typeId, 0, streamId, body, out);
    } finally {
      body.release();
    }
  }
}
