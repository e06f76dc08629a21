package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/** Turns messages into what goes to one peer after the handshake. Not thread-safe. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class MessageEncoder {

  private final ByteBufAllocator allocator;

  public MessageEncoder(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * Writes one whole message as buffers, in order. A payload is not copied: slices of it are
   * retained. A {@link SetChunkSize} holds from the next message on.
   *
   * @param message stays the caller's, its payload too
   * @param out owns what it gets, such as {@code channel::write}
   */
  public void encode(Message message, Consumer<? super ByteBuf> out) {
    throw new UnsupportedOperationException("lands with the chunk encoder; has " + allocator);
  }
}
