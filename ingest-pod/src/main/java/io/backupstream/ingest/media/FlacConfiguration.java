package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** STREAMINFO of FLAC (RFC 9639, 8.2), with the file's marker and block header or without. */
final class FlacConfiguration {

  private static final int MARKER = FourCc.of("fLaC");
  private static final int MARKER_AND_BLOCK_HEADER_BYTES = 8;

  private FlacConfiguration() {}

  static @Nullable AudioFormat parse(ByteBuf body, int offset, int end) {
    boolean marked = offset + 4 <= end && body.getInt(offset) == MARKER;
    BitReader bits =
        BitReader.plain(body, offset + (marked ? MARKER_AND_BLOCK_HEADER_BYTES : 0), end);
    int minBlock = bits.bits(16);
    int maxBlock = bits.bits(16);
    bits.skip(48);
    int sampleRate = bits.bits(20);
    int channels = bits.bits(3) + 1;
    return bits.overrun()
        ? null
        : new AudioFormat(
            AudioCodec.FLAC, "", sampleRate, channels, minBlock == maxBlock ? maxBlock : 0);
  }
}
