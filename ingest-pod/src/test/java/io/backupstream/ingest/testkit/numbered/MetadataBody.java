package io.backupstream.ingest.testkit.numbered;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The data message that encoders send first: {@code @setDataFrame onMetaData {...}}, in AMF0. */
final class MetadataBody {
  private static final int NUMBER = 0;
  private static final int STRING = 2;
  private static final int ECMA_ARRAY = 8;
  private static final int OBJECT_END = 9;

  private MetadataBody() {}

  static byte[] of(EncoderSettings settings) {
    Body body = new Body();
    string(body.u8(STRING), "@setDataFrame");
    string(body.u8(STRING), "onMetaData");
    body.u8(ECMA_ARRAY).u32(4);
    number(body, "width", settings.width());
    number(body, "height", settings.height());
    number(body, "framerate", settings.programme().framesPerSecond());
    number(body, "audiosamplerate", Programme.SAMPLE_RATE);
    return body.u16(0).u8(OBJECT_END).toBytes();
  }

  private static void number(Body body, String name, double value) {
    long bits = Double.doubleToLongBits(value);
    string(body, name);
    body.u8(NUMBER).u32((int) (bits >> 32)).u32((int) bits);
  }

  private static void string(Body body, String text) {
    body.u16(text.length()).bytes(text.getBytes(US_ASCII));
  }
}
