package io.backupstream.ingest.rtmp.handshake;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** Our handshake with a destination, in the simple scheme that all accept. Not thread-safe. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class ClientHandshake {

  /** Emits C0 and C1; {@code out} owns the buffer. */
  public void start(Consumer<? super ByteBuf> out) {
    throw new UnsupportedOperationException("lands next");
  }

  /**
   * Takes what belongs to the handshake from {@code in}, which stays the caller's; what is left in
   * it are chunks.
   *
   * @param out owns the one buffer of answer that it gets
   * @return whether the handshake is over
   * @throws io.backupstream.ingest.rtmp.ProtocolViolation when the peer does not speak RTMP 3
   */
  public boolean receive(ByteBuf in, Consumer<? super ByteBuf> out) {
    throw new UnsupportedOperationException("lands next");
  }
}
