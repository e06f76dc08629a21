package io.backupstream.ingest.rtmp.handshake;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * An encoder's handshake, answered in the scheme that it came in. In the simple one S2 echoes C1,
 * which some encoders check; C2 is read and never checked, since some send anything. Holds no more
 * than one packet. Not thread-safe.
 */
public final class ServerHandshake {

  private enum Stage {
    C0,
    C1,
    C2,
    DONE
  }

  private static final byte[] SERVER_VERSION = {4, 5, 0, 1};

  private final PacketCollector c1 = new PacketCollector();
  private final SplittableRandom random = new SplittableRandom();
  private Stage stage = Stage.C0;
  private int c2BytesLeft = HandshakeBytes.PACKET_BYTES;

  /**
   * Takes what belongs to the handshake from {@code in}, which stays the caller's; what is left in
   * it are chunks.
   *
   * @param out owns the one buffer of answer that it gets
   * @return whether the handshake is over
   * @throws io.backupstream.ingest.rtmp.ProtocolViolation when the peer does not speak RTMP 3
   */
  public boolean receive(ByteBuf in, Consumer<? super ByteBuf> out) {
    if (stage == Stage.C0 && in.isReadable()) {
      HandshakeBytes.checkVersion(in);
      stage = Stage.C1;
    }
    if (stage == Stage.C1 && c1.read(in)) {
      out.accept(answer(c1.bytes()));
      stage = Stage.C2;
    }
    if (stage == Stage.C2) {
      int take = Math.min(c2BytesLeft, in.readableBytes());
      in.skipBytes(take);
      c2BytesLeft -= take;
      stage = c2BytesLeft == 0 ? Stage.DONE : Stage.C2;
    }
    return stage == Stage.DONE;
  }

  private ByteBuf answer(byte[] c1) {
    byte[] s1 = new byte[HandshakeBytes.PACKET_BYTES];
    random.nextBytes(s1);
    Arrays.fill(s1, 0, 8, (byte) 0);
    byte[] s2 = c1;
    DigestScheme scheme = DigestScheme.of(c1);
    if (scheme != null) {
      System.arraycopy(SERVER_VERSION, 0, s1, 4, SERVER_VERSION.length);
      scheme.signS1(s1);
      s2 = new byte[HandshakeBytes.PACKET_BYTES];
      random.nextBytes(s2);
      scheme.signS2(s2, c1);
    }
    return Unpooled.wrappedBuffer(new byte[] {HandshakeBytes.VERSION}, s1, s2);
  }
}
