package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The frame header of AC-3 (ATSC A/52, 5.3) and of E-AC-3 (annex E, 2.2). */
final class Ac3Frame {

  private static final int SYNC = 0x0B77;
  private static final int[] RATES = {48_000, 44_100, 32_000};
  private static final int[] CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};
  private static final int[] BLOCKS = {1, 2, 3, 6};
  private static final int BLOCK_SAMPLES = 256;
  private static final int BLOCKS_A_FRAME = 6;
  private static final int RESERVED_RATE = 3;
  private static final int STEREO = 2;

  private Ac3Frame() {}

  static @Nullable AudioFormat format(AudioCodec codec, ByteBuf body, int offset, int end) {
    BitReader bits = BitReader.plain(body, offset, end);
    if (bits.bits(16) != SYNC) {
      return null;
    }
    AudioFormat format = codec == AudioCodec.AC3 ? ac3(bits) : enhanced(bits);
    return bits.overrun() ? null : format;
  }

  private static @Nullable AudioFormat ac3(BitReader bits) {
    bits.skip(16);
    int rate = bits.bits(2);
    bits.skip(14);
    int mode = bits.bits(3);
    boolean center = (mode & 1) != 0 && mode != 1;
    boolean surround = (mode & 4) != 0;
    bits.skip((center ? 2 : 0) + (surround ? 2 : 0) + (mode == STEREO ? 2 : 0));
    int channels = CHANNELS[mode] + bits.bits(1);
    return rate == RESERVED_RATE
        ? null
        : new AudioFormat(
            AudioCodec.AC3, "", RATES[rate], channels, BLOCKS_A_FRAME * BLOCK_SAMPLES);
  }

  private static @Nullable AudioFormat enhanced(BitReader bits) {
    bits.skip(16);
    int rate = bits.bits(2);
    int blocks = bits.bits(2);
    int mode = bits.bits(3);
    int channels = CHANNELS[mode] + bits.bits(1);
    if (rate != RESERVED_RATE) {
      return new AudioFormat(
          AudioCodec.EAC3, "", RATES[rate], channels, BLOCKS[blocks] * BLOCK_SAMPLES);
    }
    // a reserved rate says that the next field is a halved one, and that there are six blocks
    return blocks == RESERVED_RATE
        ? null
        : new AudioFormat(
            AudioCodec.EAC3, "", RATES[blocks] / 2, channels, BLOCKS_A_FRAME * BLOCK_SAMPLES);
  }
}
