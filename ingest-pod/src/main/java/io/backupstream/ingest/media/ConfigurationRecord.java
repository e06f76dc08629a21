package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;

/** The first fields of decoder configuration records (ISO/IEC 14496-15: avcC 5.3.3, hvcC 8.3.3). */
final class ConfigurationRecord {

  private static final int AVCC_LENGTH_SIZE_AT = 4;
  private static final int HVCC_LENGTH_SIZE_AT = 21;
  private static final int USUAL_LENGTH_BYTES = 4;

  private ConfigurationRecord() {}

  /** Bytes before each NAL unit, 1 to 4; the usual 4 if the record ends before it says so. */
  static int nalLengthBytes(VideoTag tag, ByteBuf body) {
    int at =
        tag.offset() + (tag.codec() == VideoCodec.HEVC ? HVCC_LENGTH_SIZE_AT : AVCC_LENGTH_SIZE_AT);
    return at < tag.end() ? (body.getByte(at) & 0x03) + 1 : USUAL_LENGTH_BYTES;
  }
}
