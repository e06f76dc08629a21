package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** AVCDecoderConfigurationRecord (ISO/IEC 14496-15, 5.3.3): the first sequence parameter set. */
final class H264Configuration {

  private static final int SPS_COUNT_AT = 5;

  private H264Configuration() {}

  static @Nullable VideoFormat parse(ByteBuf body, int offset, int end) {
    int sps = offset + SPS_COUNT_AT + 3;
    if (sps >= end || (body.getByte(offset + SPS_COUNT_AT) & 0x1F) == 0) {
      return null;
    }
    int spsEnd = sps + body.getUnsignedShort(sps - 2);
    return spsEnd > end || NalType.h264(body.getByte(sps)) != NalType.H264_SPS
        ? null
        : H264SequenceParameters.parse(BitReader.nal(body, sps + 1, spsEnd));
  }
}
