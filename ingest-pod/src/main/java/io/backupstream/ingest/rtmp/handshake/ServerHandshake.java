package io.backupstream.ingest.rtmp.handshake;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** An encoder's handshake, answered in the scheme that it came in. Not thread-safe. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class ServerHandshake {

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
