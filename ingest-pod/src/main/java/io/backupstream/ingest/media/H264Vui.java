package io.backupstream.ingest.media;

/**
 * Video usability information of H.264 (E.1.1).
 *
 * @param frameRate frames per second, 0 if not stated
 * @param reorderFrames -1 if not stated
 */
record H264Vui(double frameRate, int reorderFrames) {

  static final H264Vui ABSENT = new H264Vui(0, VideoFormat.REORDER_NOT_STATED);

  private static final int MAX_CPB = 32;

  static H264Vui read(BitReader bits) {
    VideoSignal.skip(bits);
    double frameRate = 0;
    if (bits.flag()) {
      long ticks = bits.unsigned32();
      long timeScale = bits.unsigned32();
      bits.flag();
      frameRate = ticks == 0 ? 0 : timeScale / (2.0 * ticks);
    }
    boolean nalHrd = bits.flag();
    if (nalHrd) {
      hypotheticalDecoder(bits);
    }
    boolean vclHrd = bits.flag();
    if (vclHrd) {
      hypotheticalDecoder(bits);
    }
    if (nalHrd || vclHrd) {
      bits.flag();
    }
    bits.flag();
    int reorder = VideoFormat.REORDER_NOT_STATED;
    if (bits.flag()) {
      bits.flag();
      for (int i = 0; i < 4; i++) {
        bits.ue();
      }
      reorder = bits.ue();
      bits.ue();
    }
    return new H264Vui(frameRate, reorder);
  }

  private static void hypotheticalDecoder(BitReader bits) {
    int buffers = Math.min(bits.ue() + 1, MAX_CPB);
    bits.skip(8);
    for (int i = 0; i < buffers; i++) {
      bits.ue();
      bits.ue();
      bits.flag();
    }
    bits.skip(20);
  }
}
