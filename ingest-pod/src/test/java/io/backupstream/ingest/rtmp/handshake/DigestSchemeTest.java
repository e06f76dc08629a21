package io.backupstream.ingest.rtmp.handshake;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void isToldByTheDigestOfARealFfmpeg() throws IOException {
    try (InputStream c1 = getClass().getResourceAsStream("ffmpeg-c1.bin")) {
      assertThat(DigestScheme.of(requireNonNull(c1).readAllBytes()))
          .isEqualTo(DigestScheme.FIRST_HALF);
    }
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
  @CsvSource({
    "FIRST_HALF, 8, 727, 739",
    "FIRST_HALF, 8, 728, 12",
    "SECOND_HALF, 772, 727, 1503",
    "SECOND_HALF, 772, 728, 776"
  })
  void putsTheDigestWhereFourBytesPoint(DigestScheme scheme, int pointerAt, int sum, int digestAt) {
    byte[] c1 = c1(0);
    for (int i = 0; i < 4; i++) {
      c1[pointerAt + i] = (byte) (i < 3 ? 200 : sum - 600);
    }
    byte[] signed = c1.clone();

    scheme.signC1(signed);

    assertThat(Arrays.mismatch(c1, signed)).isEqualTo(digestAt);
  }

  /** Wherever the pointer stands, its four bytes are these. */
  private static byte[] c1(int filler) {
    byte[] c1 = new byte[HandshakeBytes.PACKET_BYTES];
    Arrays.fill(c1, (byte) filler);
    return c1;
  }
}
