package io.backupstream.ingest.rtmp.handshake;

import static io.backupstream.ingest.rtmp.handshake.HandshakeBytes.PACKET_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerHandshakeTest {

  private final ByteBuf answer = Unpooled.buffer();
  private final ServerHandshake handshake = new ServerHandshake();

  @Test
  void answersASimpleHandshakeWithItsEcho() {
    byte[] c1 = simpleC1();

    assertThat(receive(c0(3), c1)).isFalse();

    assertThat(answer.readableBytes()).isEqualTo(1 + 2 * PACKET_BYTES);
    assertThat(answer.readByte()).isEqualTo((byte) 3);
    answer.skipBytes(PACKET_BYTES);
    assertThat(packet(answer)).isEqualTo(c1);
  }

  @ParameterizedTest
  @EnumSource
  void signsItsAnswerInTheSchemeOfTheDigest(DigestScheme scheme) {
    byte[] c1 = digestC1(scheme);

    receive(c0(3), c1);

    answer.skipBytes(1);
    byte[] s1 = packet(answer);
    byte[] signed = s1.clone();
    scheme.signS1(signed);
    assertThat(s1).as("S1 with its digest").isEqualTo(signed);
    byte[] s2 = packet(answer);
    byte[] answered = s2.clone();
    scheme.signS2(answered, c1);
    assertThat(s2).as("S2 that answers C1's digest").isEqualTo(answered).isNotEqualTo(c1);
  }

  @Test
  void takesABrokenDigestForASimpleHandshake() {
    byte[] c1 = digestC1(DigestScheme.FIRST_HALF);
    c1[PACKET_BYTES - 1] ^= 1;

    receive(c0(3), c1);

    answer.skipBytes(1 + PACKET_BYTES);
    assertThat(packet(answer)).isEqualTo(c1);
  }

  @Test
  void isOverAfterAnyC2() {
    receive(c0(3), simpleC1());

    assertThat(receive(new byte[PACKET_BYTES - 1])).isFalse();
    assertThat(receive(new byte[1])).isTrue();
  }

  @Test
  void leavesTheChunksThatFollow() {
    ByteBuf in = Unpooled.wrappedBuffer(c0(3), simpleC1(), new byte[PACKET_BYTES], new byte[] {42});

    assertThat(handshake.receive(in, answer::writeBytes)).isTrue();

    assertThat(in.readableBytes()).isEqualTo(1);
    assertThat(in.readByte()).isEqualTo((byte) 42);
  }

  @Test
  void answersTheSameHoweverTheBytesArrive() {
    byte[] c1 = simpleC1();
    ByteBuf in = Unpooled.wrappedBuffer(c0(3), c1, c1);
    boolean over = false;
    while (in.isReadable()) {
      assertThat(over).isFalse();
      over = handshake.receive(in.readSlice(1), answer::writeBytes);
    }

    assertThat(over).isTrue();
    assertThat(answer.readableBytes()).isEqualTo(1 + 2 * PACKET_BYTES);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6, 'G', 0x16})
  void refusesWhatIsNotRtmp(int first) {
    assertThatThrownBy(() -> receive(c0(first)))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("handshake: expected RTMP version 3, came " + first);
  }

  private boolean receive(byte[]... parts) {
    return handshake.receive(Unpooled.wrappedBuffer(parts), answer::writeBytes);
  }

  private static byte[] c0(int version) {
    return new byte[] {(byte) version};
  }

  private static byte[] simpleC1() {
    byte[] c1 = new byte[PACKET_BYTES];
    new SplittableRandom(1).nextBytes(c1);
    Arrays.fill(c1, 0, 8, (byte) 0);
    return c1;
  }

  private static byte[] digestC1(DigestScheme scheme) {
    byte[] c1 = simpleC1();
    c1[4] = 9;
    scheme.signC1(c1);
    return c1;
  }

  private static byte[] packet(ByteBuf in) {
    byte[] packet = new byte[PACKET_BYTES];
    in.readBytes(packet);
    return packet;
  }
}
