package io.backupstream.ingest.testkit.numbered;

import java.util.Arrays;
import java.util.HexFormat;

/** AV1 over Enhanced RTMP: a real sequence header (320x180), frames that look so. */
final class Av1Bodies implements VideoBodies {
  private static final int FOUR_CC = 0x61763031; // av01
  private static final int SEQUENCE_START = 0;
  private static final int CODED_FRAMES = 1;
  private static final int OBU_FRAME = 0x32;
  private static final int OBU_PADDING = 0x7A;
  private static final int KEY_FRAME_SHOWN = 0x10;
  private static final int INTER_FRAME_SHOWN = 0x30;

  private static final byte[] CONFIGURATION = HexFormat.of().parseHex("81000c00");
  private static final byte[] SEQUENCE_HEADER =
      HexFormat.of().parseHex("0a0b000000043cfecc02f80040");

  @Override
  public byte[] header() {
    return new Body()
        .u8(0x90 | SEQUENCE_START)
        .u32(FOUR_CC)
        .bytes(CONFIGURATION)
        .bytes(SEQUENCE_HEADER)
        .toBytes();
  }

  @Override
  public byte[] picture(Content content, int ctsMillis, int bytes) {
    boolean key = content.picture().type().isKey();
    byte[] mark = content.mark().bytes();
    byte[] frame = new byte[Math.max(32, bytes - mark.length)];
    Arrays.fill(frame, (byte) 0xA5);
    frame[0] = (byte) (key ? KEY_FRAME_SHOWN : INTER_FRAME_SHOWN);
    Body body = new Body().u8((key ? 0x90 : 0xA0) | CODED_FRAMES).u32(FOUR_CC);
    if (key) {
      body.bytes(SEQUENCE_HEADER);
    }
    return obu(obu(body, OBU_PADDING, new Body().bytes(mark).u8(0x80).toBytes()), OBU_FRAME, frame)
        .toBytes();
  }

  private static Body obu(Body body, int header, byte[] payload) {
    body.u8(header);
    int left = payload.length;
    for (; left >= 0x80; left >>= 7) {
      body.u8((left & 0x7F) | 0x80);
    }
    return body.u8(left).bytes(payload);
  }
}
