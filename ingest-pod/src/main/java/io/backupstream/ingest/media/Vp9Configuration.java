package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * VPCodecConfigurationRecord (VP Codec ISO Media File Format Binding), with version and flags of
 * the box in front, as ffmpeg sends it, or without. It states no picture size.
 */
final class Vp9Configuration {

  private static final int BOX_VERSION_1 = 0x01000000;
  private static final int BOX_HEADER_BYTES = 4;

  private Vp9Configuration() {}

  static @Nullable VideoFormat parse(ByteBuf body, int offset, int end) {
    boolean boxed = offset + BOX_HEADER_BYTES <= end && body.getInt(offset) == BOX_VERSION_1;
    int at = offset + (boxed ? BOX_HEADER_BYTES : 0);
    if (at + 2 > end) {
      return null;
    }
    int level = body.getUnsignedByte(at + 1);
    return new VideoFormat(
        VideoCodec.VP9,
        "Profile " + body.getUnsignedByte(at),
        level == 0 ? "" : level / 10 + "." + level % 10,
        0,
        0,
        0,
        0);
  }
}
