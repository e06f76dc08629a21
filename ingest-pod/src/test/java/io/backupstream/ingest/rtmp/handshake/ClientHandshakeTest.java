package io.backupstream.ingest.rtmp.handshake;

import static io.backupstream.ingest.rtmp.handshake.HandshakeBytes.PACKET_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClientHandshakeTest {

  private final ByteBuf sent = Unpooled.buffer();
  private final ClientHandshake handshake = new ClientHandshake();

  @Test
  void opensWithASimpleC1() {
    handshake.start(sent::writeBytes);

    assertThat(sent.readableBytes()).isEqualTo(1 + PACKET_BYTES);
    assertThat(sent.readByte()).isEqualTo((byte) 3);
    assertThat(sent.readLong()).as("time and zero").isZero();
  }

  @Test
  void echoesS1AsSoonAsItIsThere() {
    byte[] s1 = new byte[PACKET_BYTES];
    Arrays.fill(s1, (byte) 5);

    boolean over = handshake.receive(Unpooled.wrappedBuffer(new byte[] {3}, s1), sent::writeBytes);

    assertThat(over).as("S2 is still to come").isFalse();
    assertThat(sent).isEqualTo(Unpooled.wrappedBuffer(s1));
  }

  @Test
  void isOverAfterS2AndLeavesTheChunksThatFollow() {
    ByteBuf in = Unpooled.wrappedBuffer(new byte[] {3}, new byte[2 * PACKET_BYTES], new byte[7]);

    assertThat(handshake.receive(in, sent::writeBytes)).isTrue();
    assertThat(in.readableBytes()).isEqualTo(7);
  }

  @Test
  void meetsOurServer() {
    var server = new ServerHandshake();
    ByteBuf fromServer = Unpooled.buffer();
    handshake.start(sent::writeBytes);

    server.receive(sent, fromServer::writeBytes);
    boolean clientOver = handshake.receive(fromServer, sent::writeBytes);
    boolean serverOver = server.receive(sent, fromServer::writeBytes);

    assertThat(clientOver).isTrue();
    assertThat(serverOver).isTrue();
  }

  @Test
  void refusesWhatIsNotRtmp() {
    assertThatThrownBy(
            () -> handshake.receive(Unpooled.wrappedBuffer(new byte[] {'H'}), sent::writeBytes))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("handshake: expected RTMP version 3, came 72");
  }
}
