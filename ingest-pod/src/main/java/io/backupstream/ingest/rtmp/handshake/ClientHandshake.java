package io.backupstream.ingest.rtmp.handshake;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Our handshake with a destination, in the simple scheme that all accept. S2 is read and not
 * checked. Holds no more than one packet. Not thread-safe.
 */
public final class ClientHandshake {

  private enum Stage {
    S0,
    S1,
    S2,
    DONE
  }

  private final PacketCollector s1 = new PacketCollector();
  private Stage stage = Stage.S0;
  private int s2BytesLeft = HandshakeBytes.PACKET_BYTES;

  /** Emits C0 and C1; {@code out} owns the buffer. */
  public void start(Consumer<? super ByteBuf> out) {
    byte[] c1 = new byte[HandshakeBytes.PACKET_BYTES];
    new SplittableRandom().nextBytes(c1);
    Arrays.fill(c1, 0, 8, (byte) 0);
    out.accept(Unpooled.wrappedBuffer(new byte[] {HandshakeBytes.VERSION}, c1));
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
    if (stage == Stage.S0 && in.isReadable()) {
      HandshakeBytes.checkVersion(in);
      stage = Stage.S1;
    }
    if (stage == Stage.S1 && s1.read(in)) {
      out.accept(Unpooled.wrappedBuffer(s1.bytes()));
      stage = Stage.S2;
    }
    if (stage == Stage.S2) {
      int take = Math.min(s2BytesLeft, in.readableBytes());
      in.skipBytes(take);
      s2BytesLeft -= take;
      stage = s2BytesLeft == 0 ? Stage.DONE : Stage.S2;
    }
    return stage == Stage.DONE;
  }
}
