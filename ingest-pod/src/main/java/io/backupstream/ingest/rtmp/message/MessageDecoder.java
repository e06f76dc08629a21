package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;

/** Turns what a peer sends after the handshake into messages. Not thread-safe. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class MessageDecoder implements AutoCloseable {

  /**
   * @param out receives each message at once, inside {@link #decode}; it owns the payload
   */
  public MessageDecoder(ByteBufAllocator allocator, Consumer<? super Message> out) {}

  /**
   * Reads all of {@code in}, which stays the caller's.
   *
   * @throws io.backupstream.ingest.rtmp.ProtocolViolation after which only {@link #close} may
   *     follow
   */
  public void decode(ByteBuf in) {
    throw new UnsupportedOperationException("lands with the chunk decoder");
  }

  /**
   * The peer has an accepted publish: from here on memory for a media message is reserved at once
   * and in its exact size, instead of growing as bytes come.
   */
  public void trustPeer() {}

  /** Releases half-read messages. */
  @Override
  public void close() {}
}
