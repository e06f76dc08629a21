package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** The frame header of MPEG audio, MP3 above all (ISO/IEC 11172-3, 2.4.1.3). */
final class MpegAudioFrame {

  private static final int SYNC = 0x7FF;
  private static final int MPEG_1 = 3;
  private static final int MPEG_2 = 2;
  private static final int LAYER_3 = 1;
  private static final int LAYER_1 = 3;
  private static final int MONO = 3;
  private static final int[] MPEG_1_RATES = {44_100, 48_000, 32_000, 0};

  private MpegAudioFrame() {}

  static @Nullable AudioFormat format(ByteBuf body, int offset, int end) {
    BitReader bits = BitReader.plain(body, offset, end);
    if (bits.bits(11) != SYNC) {
      return null;
    }
    int version = bits.bits(2);
    int layer = bits.bits(2);
    bits.skip(5);
    int rate = MPEG_1_RATES[bits.bits(2)];
    bits.skip(2);
    int channels = bits.bits(2) == MONO ? 1 : 2;
    if (bits.overrun()) {
      return null;
    }
    int divisor = version == MPEG_1 ? 1 : version == MPEG_2 ? 2 : 4;
    return new AudioFormat(AudioCodec.MP3, "", rate / divisor, channels, samples(version, layer));
  }

  private static int samples(int version, int layer) {
    if (layer == LAYER_1) {
      return 384;
    }
    return layer == LAYER_3 && version != MPEG_1 ? 576 : 1152;
  }
}
