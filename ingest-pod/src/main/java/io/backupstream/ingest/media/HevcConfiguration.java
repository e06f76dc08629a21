package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** HEVCDecoderConfigurationRecord (ISO/IEC 14496-15, 8.3.3): the first sequence parameter set. */
final class HevcConfiguration {

  private static final int ARRAY_COUNT_AT = 22;
  private static final int NAL_HEADER_BYTES = 2;

  private HevcConfiguration() {}

  static @Nullable VideoFormat parse(ByteBuf body, int offset, int end) {
    int at = offset + ARRAY_COUNT_AT;
    if (at >= end) {
      return null;
    }
    int arrays = body.getUnsignedByte(at++);
    for (int i = 0; i < arrays && at + 3 <= end; i++) {
      boolean isSps = (body.getByte(at) & 0x3F) == NalType.HEVC_SPS;
      int units = body.getUnsignedShort(at + 1);
      at += 3;
      for (int unit = 0; unit < units && at + 2 <= end; unit++) {
        int unitEnd = at + 2 + body.getUnsignedShort(at);
        if (unitEnd > end) {
          return null;
        }
        if (isSps) {
          int sps = Math.min(at + 2 + NAL_HEADER_BYTES, unitEnd);
          return HevcSequenceParameters.parse(BitReader.nal(body, sps, unitEnd));
        }
        at = unitEnd;
      }
    }
    return null;
  }
}
