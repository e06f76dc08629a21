package io.backupstream.ingest.media;

/**
 * How a picture shall be shown: the start of the usability information, alike in H.264 (E.1.1) and
 * HEVC (E.2.1). Nothing in it matters to a splice.
 */
final class VideoSignal {

  private static final int EXTENDED_ASPECT_RATIO = 255;

  private VideoSignal() {}

  static void skip(BitReader bits) {
    if (bits.flag() && bits.bits(8) == EXTENDED_ASPECT_RATIO) {
      bits.skip(32);
    }
    if (bits.flag()) {
      bits.flag();
    }
    if (bits.flag()) {
      bits.skip(4);
      if (bits.flag()) {
        bits.skip(24);
      }
    }
    if (bits.flag()) {
      bits.ue();
      bits.ue();
    }
  }
}
