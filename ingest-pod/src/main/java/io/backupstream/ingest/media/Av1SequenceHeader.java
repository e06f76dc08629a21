package io.backupstream.ingest.media;

import org.jspecify.annotations.Nullable;

/**
 * The sequence header of AV1 (5.5.1), as far as a splice needs it. AV1 shows pictures in the order
 * in which they are sent, so nothing is ever reordered.
 */
final class Av1SequenceHeader {

  private static final int FIRST_LEVEL_WITH_TIER = 8;

  private final BitReader bits;
  private double frameRate;
  private int bufferDelayBits;

  private Av1SequenceHeader(BitReader bits) {
    this.bits = bits;
  }

  /** Reads what follows the unit's header; null if it is cut short. */
  static @Nullable VideoFormat parse(BitReader bits) {
    VideoFormat format = new Av1SequenceHeader(bits).read();
    return bits.overrun() ? null : format;
  }

  private VideoFormat read() {
    int profile = bits.bits(3);
    bits.flag();
    boolean reduced = bits.flag();
    int level = reduced ? bits.bits(5) : operatingPoints();
    int widthBits = bits.bits(4) + 1;
    int heightBits = bits.bits(4) + 1;
    int width = bits.bits(widthBits) + 1;
    int height = bits.bits(heightBits) + 1;
    return new VideoFormat(
        VideoCodec.AV1, profile(profile), level(level), width, height, frameRate, 0);
  }

  private int operatingPoints() {
    if (bits.flag()) {
      timing();
      if (bits.flag()) {
        bufferDelayBits = bits.bits(5) + 1;
        bits.skip(42);
      }
    }
    boolean displayDelays = bits.flag();
    int points = bits.bits(5) + 1;
    int firstLevel = 0;
    for (int i = 0; i < points; i++) {
      bits.skip(12);
      int level = bits.bits(5);
      firstLevel = i == 0 ? level : firstLevel;
      if (level >= FIRST_LEVEL_WITH_TIER) {
        bits.flag();
      }
      if (bufferDelayBits > 0 && bits.flag()) {
        bits.skip(2L * bufferDelayBits + 1);
      }
      if (displayDelays && bits.flag()) {
        bits.skip(4);
      }
    }
    return firstLevel;
  }

  private void timing() {
    long ticks = bits.unsigned32();
    long timeScale = bits.unsigned32();
    boolean equalIntervals = bits.flag();
    if (equalIntervals) {
      double ticksPerPicture = bits.ue() + 1.0;
      frameRate = ticks == 0 ? 0 : timeScale / (ticks * ticksPerPicture);
    }
  }

  static String profile(int profile) {
    return switch (profile) {
      case 0 -> "Main";
      case 1 -> "High";
      case 2 -> "Professional";
      default -> "profile " + profile;
    };
  }

  static String level(int level) {
    return 2 + (level >> 2) + "." + (level & 3);
  }
}
