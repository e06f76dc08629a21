package io.backupstream.ingest.rtmp.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigestSchemeTest {

  @ParameterizedTest
  @EnumSource
  void isToldByItsDigest(DigestScheme scheme) {
    byte[] c1 = c1(0x11);
    scheme.signC1(c1);

    assertThat(DigestScheme.of(c1)).isEqualTo(scheme);
  }

  @Test
  void isNoneWithoutDigest() {
    assertThat(DigestScheme.of(c1(0x11))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void isNotToldByTheDigestOfAServer(DigestScheme scheme) {
    byte[] s1 = c1(0x11);
    scheme.signS1(s1);

    assertThat(DigestScheme.of(s1)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void findsTheDigestAtItsLastPlace(DigestScheme scheme) {
    byte[] c1 = c1(727 / 4);
    scheme.signC1(c1);

    assertThat(DigestScheme.of(c1)).isEqualTo(scheme);
  }

  /** Wherever the pointer stands, its four bytes are these. */
  private static byte[] c1(int filler) {
    byte[] c1 = new byte[HandshakeBytes.PACKET_BYTES];
    Arrays.fill(c1, (byte) filler);
    return c1;
  }
}
