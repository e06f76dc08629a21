package io.backupstream.ingest.media;

import org.jspecify.annotations.Nullable;

/** The sequence parameter set of H.264 (7.3.2.1.1), as far as a splice needs it. */
final class H264SequenceParameters {

  private static final int MACROBLOCK = 16;
  private static final int MAX_CYCLE = 255;
  private static final int CHROMA_444 = 3;
  private static final int CHROMA_420 = 1;

  private final BitReader bits;

  private H264SequenceParameters(BitReader bits) {
    this.bits = bits;
  }

  /** Reads what follows the NAL unit header; null if it is cut short. */
  static @Nullable VideoFormat parse(BitReader bits) {
    VideoFormat format = new H264SequenceParameters(bits).read();
    return bits.overrun() ? null : format;
  }

  private VideoFormat read() {
    int profile = bits.bits(8);
    int constraints = bits.bits(8);
    int level = bits.bits(8);
    bits.ue();
    int chroma = hasChromaFormat(profile) ? chromaFormat() : CHROMA_420;
    bits.ue();
    pictureOrderCount();
    bits.ue();
    bits.flag();
    int width = (bits.ue() + 1) * MACROBLOCK;
    int mapUnits = bits.ue() + 1;
    boolean frameOnly = bits.flag();
    if (!frameOnly) {
      bits.flag();
    }
    bits.flag();
    int height = mapUnits * MACROBLOCK * (frameOnly ? 1 : 2);
    int unitX = chroma == 0 || chroma == CHROMA_444 ? 1 : 2;
    int unitY = (chroma == CHROMA_420 ? 2 : 1) * (frameOnly ? 1 : 2);
    if (bits.flag()) {
      width -= unitX * (bits.ue() + bits.ue());
      height -= unitY * (bits.ue() + bits.ue());
    }
    H264Vui vui = bits.flag() ? H264Vui.read(bits) : H264Vui.ABSENT;
    return new VideoFormat(
        VideoCodec.H264,
        H264Names.profile(profile, constraints),
        H264Names.level(level, constraints),
        width,
        height,
        vui.frameRate(),
        H264Names.isBaseline(profile) ? 0 : vui.reorderFrames());
  }

  private static boolean hasChromaFormat(int profile) {
    return switch (profile) {
      case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
      default -> false;
    };
  }

  private int chromaFormat() {
    int chroma = bits.ue();
    if (chroma == CHROMA_444) {
      bits.flag();
    }
    bits.ue();
    bits.ue();
    bits.flag();
    if (bits.flag()) {
      int lists = chroma == CHROMA_444 ? 12 : 8;
      for (int i = 0; i < lists; i++) {
        if (bits.flag()) {
          scalingList(i < 6 ? 16 : 64);
        }
      }
    }
    return chroma;
  }

  private void scalingList(int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size; i++) {
      if (next != 0) {
        next = (last + bits.se()) & 0xFF;
      }
      last = next == 0 ? last : next;
    }
  }

  private void pictureOrderCount() {
    int type = bits.ue();
    if (type == 0) {
      bits.ue();
    } else if (type == 1) {
      bits.flag();
      bits.se();
      bits.se();
      int cycle = Math.min(bits.ue(), MAX_CYCLE);
      for (int i = 0; i < cycle; i++) {
        bits.se();
      }
    }
  }
}
