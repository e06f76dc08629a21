package io.backupstream.ingest.testkit.numbered;

/** AAC-LC that decodes: silence at 48 kHz, mono, the number in a data stream element. */
final class AacBodies {
  static final int FRAME_BYTES = 40;

  private static final int DATA_STREAM_ELEMENT = 0b100;
  private static final int SINGLE_CHANNEL_ELEMENT = 0b000;
  private static final int END = 0b111;

  private AacBodies() {}

  /** AudioSpecificConfig: object type 2, sampling frequency index 3, one channel. */
  static byte[] header() {
    return new Body().u8(0xAF, 0).u16(0b00010_0011_0001_000).toBytes();
  }

  static byte[] frame(Mark mark) {
    byte[] text = mark.bytes();
    Bits frame =
        new Bits()
            .u(3, DATA_STREAM_ELEMENT)
            .u(4, 0)
            .u(1, 1)
            .u(8, text.length)
            .align()
            .bytes(text)
            .u(3, SINGLE_CHANNEL_ELEMENT)
            .u(4, 0)
            .u(8, 100) // global gain of no coefficients
            .u(11, 0) // one long window, no scale factor band, no prediction
            .u(3, 0) // no pulses, no noise shaping, no gain control
            .u(3, END)
            .align();
    return new Body().u8(0xAF, 1).bytes(frame.toBytes()).toBytes();
  }
}
