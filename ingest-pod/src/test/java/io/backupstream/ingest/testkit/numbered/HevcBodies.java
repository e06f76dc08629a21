package io.backupstream.ingest.testkit.numbered;

import java.util.Arrays;
import java.util.HexFormat;

/** HEVC over Enhanced RTMP: real parameter sets (320x180 at 30 fps), slices that look so. */
final class HevcBodies implements VideoBodies {
  private static final int FOUR_CC = 0x68766331; // hvc1
  private static final int SEQUENCE_START = 0;
  private static final int CODED_FRAMES = 1;
  private static final int CODED_FRAMES_X = 3;
  private static final int PREFIX_SEI = 39;
  private static final int SLICE_BYTES = 32;

  private static final byte[] CONFIGURATION = hex("0101600000009000000000003cf000fcfdf8f800000f03");
  private static final byte[] VPS = hex("40010c01ffff01600000030090000003000003003c928090");
  private static final byte[] SPS =
      hex(
          "42010101600000030090000003000003003ca00a080b9f7964a924caf01680800000"
              + "03008000000f04");
  private static final byte[] PPS = hex("4401c172b46240");

  @Override
  public byte[] header() {
    Body body = new Body().u8(0x90 | SEQUENCE_START).u32(FOUR_CC).bytes(CONFIGURATION);
    for (byte[] set : new byte[][] {VPS, SPS, PPS}) {
      body.u8(0x80 | (set[0] >> 1)).u16(1).u16(set.length).bytes(set);
    }
    return body.toBytes();
  }

  @Override
  public byte[] picture(Content content, int ctsMillis, int bytes) {
    boolean key = content.picture().type().isKey();
    int packetType = ctsMillis == 0 ? CODED_FRAMES_X : CODED_FRAMES;
    Body body = new Body().u8((key ? 0x90 : 0xA0) | packetType).u32(FOUR_CC);
    if (packetType == CODED_FRAMES) {
      body.u24(ctsMillis);
    }
    byte[] messages =
        new Body()
            .bytes(content.timeCode())
            .bytes(Sei.number(content.mark(), bytes - SLICE_BYTES))
            .toBytes();
    return body.nal(Sei.nal(messages, nalHeader(PREFIX_SEI)))
        .nal(new Body().bytes(nalHeader(nalType(content))).bytes(slice()).toBytes())
        .toBytes();
  }

  /** Table 7-1: IDR_W_RADL, CRA, TRAIL_R, TRAIL_N, RASL_N. */
  private static int nalType(Content content) {
    return switch (content.picture().type()) {
      case KEY -> 19;
      case LED_KEY -> 21;
      case ANCHOR -> 1;
      case BETWEEN -> 0;
      case LEADING -> 8;
    };
  }

  private static byte[] nalHeader(int type) {
    return new byte[] {(byte) (type << 1), 1};
  }

  private static byte[] slice() {
    byte[] slice = new byte[SLICE_BYTES];
    Arrays.fill(slice, (byte) 0xA5);
    return slice;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
