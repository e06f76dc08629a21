package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** AV1CodecConfigurationRecord (AV1 in ISOBMFF, 2.3.3): the sequence header in it. */
final class Av1Configuration {

  private static final int UNITS_AT = 4;

  private Av1Configuration() {}

  static @Nullable VideoFormat parse(ByteBuf body, int offset, int end) {
    if (offset + UNITS_AT > end) {
      return null;
    }
    ObuUnits units = new ObuUnits();
    units.start(body, offset + UNITS_AT, end);
    while (units.next()) {
      if (units.type() == ObuUnits.SEQUENCE_HEADER) {
        return Av1SequenceHeader.parse(BitReader.plain(body, units.offset(), units.unitEnd()));
      }
    }
    int profileAndLevel = body.getUnsignedByte(offset + 1);
    return new VideoFormat(
        VideoCodec.AV1,
        Av1SequenceHeader.profile(profileAndLevel >> 5),
        Av1SequenceHeader.level(profileAndLevel & 0x1F),
        0,
        0,
        0,
        0);
  }
}
