package io.backupstream.ingest.testkit.numbered;

/**
 * H.264 that decodes: a grey keyframe, and pictures that say "as before". FLV 1.0 tags, CAVLC, one
 * slice a picture.
 */
final class AvcBodies implements VideoBodies {
  private static final int NO_PROFILE_LIMIT_LEVEL = 51;
  private static final int MAIN_PROFILE = 77;
  private static final int SLICE_P = 5;
  private static final int SLICE_B = 6;
  private static final int SLICE_I = 7;
  private static final int COUNTER_BITS = 16;

  /** I_16x16 with DC prediction, chroma DC, no change of quantiser, no coefficients. */
  private static final int GREY_MACROBLOCK = 0b00100_1_1_1;

  private final EncoderSettings settings;
  private final int macroblocksWide;
  private final int macroblocksHigh;

  AvcBodies(EncoderSettings settings) {
    this.settings = settings;
    this.macroblocksWide = (settings.width() + 15) / 16;
    this.macroblocksHigh = (settings.height() + 15) / 16;
  }

  @Override
  public byte[] header() {
    byte[] sps = sequenceParameters();
    byte[] pps = pictureParameters();
    return new Body()
        .u8(0x17, 0, 0, 0, 0)
        .u8(1, MAIN_PROFILE, 0, NO_PROFILE_LIMIT_LEVEL, 0xFF, 0xE1)
        .u16(sps.length)
        .bytes(sps)
        .u8(1)
        .u16(pps.length)
        .bytes(pps)
        .toBytes();
  }

  private byte[] sequenceParameters() {
    Bits sps =
        new Bits()
            .u(8, MAIN_PROFILE)
            .u(8, 0)
            .u(8, NO_PROFILE_LIMIT_LEVEL)
            .ue(0)
            .ue(COUNTER_BITS - 4)
            .ue(0)
            .ue(COUNTER_BITS - 4)
            .ue(2) // reference pictures
            .u(1, 0)
            .ue(macroblocksWide - 1)
            .ue(macroblocksHigh - 1)
            .u(2, 0b11) // progressive, direct_8x8_inference
            .u(1, 1) // cropping, in units of two samples
            .ue(0)
            .ue((macroblocksWide * 16 - settings.width()) / 2)
            .ue(0)
            .ue((macroblocksHigh * 16 - settings.height()) / 2);
    return usability(sps).trailing().toNal((byte) 0x67);
  }

  /** Annex E: the frame rate, and how many pictures are reordered. */
  private Bits usability(Bits sps) {
    return sps.u(1, 1)
        .u(4, 0)
        .u(1, 1)
        .u(32, settings.programme().fpsDenominator())
        .u(32, settings.programme().fpsNumerator() * 2L)
        .u(1, 1)
        .u(3, 0)
        .u(2, 0b11)
        .ue(0)
        .ue(0)
        .ue(16)
        .ue(16)
        .ue(CodedPicture.reorderDepth(settings.bFrames()))
        .ue(CodedPicture.reorderDepth(settings.bFrames()) + 2);
  }

  private static byte[] pictureParameters() {
    return new Bits()
        .ue(0)
        .ue(0)
        .u(2, 0)
        .ue(0)
        .ue(0)
        .ue(0)
        .u(3, 0)
        .ue(0) // quantiser and its chroma offset: nothing is quantised
        .ue(0)
        .ue(0)
        .u(3, 0)
        .trailing()
        .toNal((byte) 0x68);
  }

  @Override
  public byte[] picture(Content content, int ctsMillis, int bytes) {
    byte[] slice = slice(content);
    byte[] messages =
        new Body()
            .bytes(content.timeCode())
            .bytes(Sei.number(content.mark(), bytes - slice.length))
            .toBytes();
    boolean key = content.picture().type().isKey();
    return new Body()
        .u8(key ? 0x17 : 0x27, 1)
        .u24(ctsMillis)
        .nal(Sei.nal(messages, (byte) 6))
        .nal(slice)
        .toBytes();
  }

  private byte[] slice(Content content) {
    Bits bits = new Bits().ue(0);
    long macroblocks = (long) macroblocksWide * macroblocksHigh;
    return switch (content.picture().type()) {
      case KEY, LED_KEY -> {
        counters(bits.ue(SLICE_I).ue(0), content).u(2, 0).ue(0);
        for (long one = 0; one < macroblocks; one++) {
          bits.u(8, GREY_MACROBLOCK);
        }
        yield bits.trailing().toNal((byte) 0x65);
      }
      case ANCHOR ->
          counters(bits.ue(SLICE_P).ue(0), content)
              .u(3, 0)
              .ue(0)
              .ue((int) macroblocks)
              .trailing()
              .toNal((byte) 0x41);
      case BETWEEN, LEADING ->
          counters(bits.ue(SLICE_B).ue(0), content)
              .u(1, 1)
              .u(3, 0)
              .ue(0)
              .ue((int) macroblocks)
              .trailing()
              .toNal((byte) 0x01);
    };
  }

  private static Bits counters(Bits bits, Content content) {
    bits.u(COUNTER_BITS, content.referenceIndex());
    if (content.picture().type().isKey()) {
      bits.ue(0); // idr_pic_id, which may repeat as long as another picture lies between
    }
    return bits.u(COUNTER_BITS, content.picture().displayIndex() * 2L);
  }
}
