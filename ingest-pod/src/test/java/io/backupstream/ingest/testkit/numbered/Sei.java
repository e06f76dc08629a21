package io.backupstream.ingest.testkit.numbered;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

/** Supplemental enhancement information, alike in H.264 and HEVC (section 7.3.2.3 in both). */
final class Sei {
  private static final int UNREGISTERED_USER_DATA = 5;
  private static final byte[] NUMBERED =
      HexFormat.of().parseHex("6e756d62657265642d70696374757265");
  private static final byte[] BROADCAST_TIMESTAMPS =
      HexFormat.of().parseHex("0aecffe752724e2fa62fd19cd61a93b5");
  private static final int RFC_3339 = 1;
  private static final int COMPOSITION_TIME = 1;
  private static final byte FILLER = 'x';

  private Sei() {}

  /** The mark, and filler up to {@code bytes}. */
  static byte[] number(Mark mark, int bytes) {
    byte[] text = mark.bytes();
    Body body = new Body().bytes(NUMBERED).bytes(text);
    byte[] filler = new byte[Math.max(0, bytes - body.length())];
    Arrays.fill(filler, FILLER);
    return message(body.bytes(filler).toBytes());
  }

  /** The instant that OBS writes into its keyframes: one RFC 3339 composition time. */
  static byte[] timeCode(Instant instant) {
    String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
    return message(
        new Body()
            .bytes(BROADCAST_TIMESTAMPS)
            .u8(0, RFC_3339, COMPOSITION_TIME)
            .bytes(text.getBytes(US_ASCII))
            .u8(0)
            .toBytes());
  }

  private static byte[] message(byte[] payload) {
    Body body = new Body().u8(UNREGISTERED_USER_DATA);
    int left = payload.length;
    for (; left >= 255; left -= 255) {
      body.u8(255);
    }
    return body.u8(left).bytes(payload).toBytes();
  }

  /** A NAL unit of these messages. */
  static byte[] nal(byte[] messages, byte... header) {
    return new Bits().bytes(messages).trailing().toNal(header);
  }
}
