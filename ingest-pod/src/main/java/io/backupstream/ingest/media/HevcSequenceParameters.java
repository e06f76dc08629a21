package io.backupstream.ingest.media;

import org.jspecify.annotations.Nullable;

/** The sequence parameter set of HEVC (7.3.2.2), as far as a splice needs it. */
final class HevcSequenceParameters {

  private static final int CHROMA_444 = 3;
  private static final int CHROMA_420 = 1;
  private static final int CHROMA_422 = 2;
  private static final int MAX_REFERENCE_SETS = 64;
  private static final int MAX_LONG_TERM = 32;

  private final BitReader bits;

  private HevcSequenceParameters(BitReader bits) {
    this.bits = bits;
  }

  /** Reads what follows the NAL unit header; null if it is cut short. */
  static @Nullable VideoFormat parse(BitReader bits) {
    VideoFormat format = new HevcSequenceParameters(bits).read();
    return bits.overrun() ? null : format;
  }

  private VideoFormat read() {
    bits.skip(4);
    int subLayers = bits.bits(3);
    bits.flag();
    HevcProfile profile = HevcProfile.read(bits, subLayers);
    bits.ue();
    int chroma = bits.ue();
    if (chroma == CHROMA_444) {
      bits.flag();
    }
    int width = bits.ue();
    int height = bits.ue();
    if (bits.flag()) {
      width -= (chroma == CHROMA_420 || chroma == CHROMA_422 ? 2 : 1) * (bits.ue() + bits.ue());
      height -= (chroma == CHROMA_420 ? 2 : 1) * (bits.ue() + bits.ue());
    }
    bits.ue();
    bits.ue();
    int orderCountBits = bits.ue() + 4;
    int reorder = reorderPictures(subLayers);
    codingTools();
    referenceSets();
    longTermReferences(orderCountBits);
    bits.skip(2);
    double frameRate = bits.flag() ? frameRate() : 0;
    return new VideoFormat(
        VideoCodec.HEVC, profile.name(), profile.level(), width, height, frameRate, reorder);
  }

  private int reorderPictures(int subLayers) {
    int reorder = 0;
    for (int i = bits.flag() ? 0 : subLayers; i <= subLayers; i++) {
      bits.ue();
      reorder = bits.ue();
      bits.ue();
    }
    return reorder;
  }

  private void codingTools() {
    for (int i = 0; i < 6; i++) {
      bits.ue();
    }
    boolean scalingLists = bits.flag();
    if (scalingLists && bits.flag()) {
      HevcScalingLists.skip(bits);
    }
    bits.skip(2);
    if (bits.flag()) {
      bits.skip(8);
      bits.ue();
      bits.ue();
      bits.flag();
    }
  }

  private void referenceSets() {
    int sets = Math.min(bits.ue(), MAX_REFERENCE_SETS);
    int pictures = 0;
    for (int i = 0; i < sets && !bits.overrun(); i++) {
      boolean predicted = i > 0 && bits.flag();
      pictures = predicted ? predictedSet(pictures) : explicitSet();
    }
  }

  /** A set told by its differences from the one before (7.3.7). */
  private int predictedSet(int before) {
    bits.flag();
    bits.ue();
    int pictures = 0;
    for (int j = 0; j <= before; j++) {
      boolean used = bits.flag();
      if (used || bits.flag()) {
        pictures++;
      }
    }
    return pictures;
  }

  private int explicitSet() {
    int pictures = Math.min(bits.ue(), 16) + Math.min(bits.ue(), 16);
    for (int i = 0; i < pictures; i++) {
      bits.ue();
      bits.flag();
    }
    return pictures;
  }

  private void longTermReferences(int orderCountBits) {
    if (bits.flag()) {
      int pictures = Math.min(bits.ue(), MAX_LONG_TERM);
      for (int i = 0; i < pictures; i++) {
        bits.skip(orderCountBits + 1L);
      }
    }
  }

  /** The timing part of the usability information (E.2.1). */
  private double frameRate() {
    VideoSignal.skip(bits);
    bits.skip(3);
    if (bits.flag()) {
      for (int i = 0; i < 4; i++) {
        bits.ue();
      }
    }
    if (!bits.flag()) {
      return 0;
    }
    long ticks = bits.unsigned32();
    long timeScale = bits.unsigned32();
    return ticks == 0 ? 0 : (double) timeScale / ticks;
  }
}
