package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Opus: its identification header (RFC 7845, 5.1) and how long a packet lasts (RFC 6716, 3.1). */
final class OpusPacket {

  private static final long MAGIC = 0x4f70757348656164L;
  private static final int CHANNELS_AT = 9;
  private static final int SAMPLE_RATE = 48_000;
  private static final int[] SILK_MICROS = {10_000, 20_000, 40_000, 60_000};
  private static final int[] HYBRID_MICROS = {10_000, 20_000};
  private static final int[] CELT_MICROS = {2_500, 5_000, 10_000, 20_000};

  private OpusPacket() {}

  /** Opus is heard at 48 kHz, whatever rate its header says the sound once had. */
  static @Nullable AudioFormat format(ByteBuf body, int offset, int end) {
    if (offset + CHANNELS_AT >= end || body.getLong(offset) != MAGIC) {
      return null;
    }
    int channels = body.getUnsignedByte(offset + CHANNELS_AT);
    return new AudioFormat(AudioCodec.OPUS, "", SAMPLE_RATE, channels, 0);
  }

  /** Duration of a packet; of the first stream where it is a multistream packet, all are alike. */
  static long micros(ByteBuf body, int offset, int end) {
    if (offset >= end) {
      return 0;
    }
    int contents = body.getUnsignedByte(offset);
    int frames =
        switch (contents & 3) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> offset + 1 < end ? body.getByte(offset + 1) & 0x3F : 0;
        };
    return (long) frames * frameMicros(contents >> 3);
  }

  private static int frameMicros(int configuration) {
    if (configuration < 12) {
      return SILK_MICROS[configuration & 3];
    }
    return configuration < 16 ? HYBRID_MICROS[configuration & 1] : CELT_MICROS[configuration & 3];
  }
}
