package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;

class BitReaderTest {

  @Test
  void bitsCrossBytes() {
    BitReader bits = plain("A5 5A FF 00 01");

    assertThat(bits.bits(3)).isEqualTo(0b101);
    assertThat(bits.bits(9)).isEqualTo(0b0_0101_0101);
    assertThat(bits.bits(28)).isEqualTo(0b1010_1111_1111_0000_0000_0000_0001);
    assertThat(bits.overrun()).isFalse();
    assertThat(bits.position()).isEqualTo(40);
  }

  @Test
  void thirtyTwoBitsAreUnsigned() {
    assertThat(plain("FFFFFFFF").unsigned32()).isEqualTo(0xFFFFFFFFL);
  }

  @Test
  void exponentialGolombCodes() {
    // 1 010 011 00100 00101
    BitReader unsigned = plain("A6 42 80");
    assertThat(unsigned.ue()).isEqualTo(0);
    assertThat(unsigned.ue()).isEqualTo(1);
    assertThat(unsigned.ue()).isEqualTo(2);
    assertThat(unsigned.ue()).isEqualTo(3);
    assertThat(unsigned.ue()).isEqualTo(4);

    BitReader signed = plain("A6 42 80");
    assertThat(signed.se()).isEqualTo(0);
    assertThat(signed.se()).isEqualTo(1);
    assertThat(signed.se()).isEqualTo(-1);
    assertThat(signed.se()).isEqualTo(2);
    assertThat(signed.se()).isEqualTo(-2);
  }

  @Test
  void codeThatIsTooLongIsAnOverrun() {
    BitReader bits = plain("00 00 00 00 FF FF FF FF FF");

    assertThat(bits.ue()).isZero();
    assertThat(bits.overrun()).isTrue();
  }

  @Test
  void pastTheEndThereAreZerosAndAnOverrun() {
    BitReader bits = plain("FF");

    assertThat(bits.bits(12)).isEqualTo(0xFF0);
    assertThat(bits.overrun()).isTrue();
  }

  @Test
  void nothingOutsideTheStretchIsRead() {
    ByteBuf bytes = Bytes.hex("AA BB CC");
    BitReader bits = BitReader.plain(bytes, 1, 2);

    assertThat(bits.bits(8)).isEqualTo(0xBB);
    assertThat(bits.atEnd()).isTrue();
    assertThat(bits.bits(8)).isZero();
    assertThat(bits.overrun()).isTrue();
  }

  @Test
  void emulationPreventionBytesAreSkipped() {
    ByteBuf bytes = Bytes.hex("00 00 03 01 00 00 03 00 00 03");
    BitReader bits = BitReader.nal(bytes, 0, 10);

    assertThat(bits.bits(24)).isEqualTo(0x000001);
    assertThat(bits.bits(32)).isEqualTo(0x00000000);
    assertThat(bits.overrun()).isFalse();
    bits.bits(8);
    assertThat(bits.overrun()).isTrue();
  }

  @Test
  void threeThatPreventsNothingIsKept() {
    BitReader bits = BitReader.nal(Bytes.hex("00 03 00 00 04"), 0, 5);

    assertThat(bits.bits(32)).isEqualTo(0x00030000);
  }

  @Test
  void littleEndianBase128() {
    assertThat(plain("05").leb128()).isEqualTo(5);
    assertThat(plain("E5 8E 26").leb128()).isEqualTo(624_485);

    BitReader tooBig = plain("FF FF FF FF 7F");
    assertThat(tooBig.leb128()).isZero();
    assertThat(tooBig.overrun()).isTrue();
  }

  private static BitReader plain(String digits) {
    ByteBuf bytes = Bytes.hex(digits);
    return BitReader.plain(bytes, 0, bytes.writerIndex());
  }
}
