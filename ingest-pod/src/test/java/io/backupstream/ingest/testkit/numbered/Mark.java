package io.backupstream.ingest.testkit.numbered;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/**
 * What each frame carries in plain ASCII, which no start code can occur in.
 *
 * @param source which encoder made the frame
 * @param number the frame's number in the programme; pictures and audio frames count apart
 */
public record Mark(char source, long number) {
  private static final byte[] START = "[numbered:".getBytes(US_ASCII);
  private static final long SIXTEEN_DIGITS = 10_000_000_000_000_000L;
  private static final int LENGTH = START.length + 2 + 16 + 1;

  /** Its bytes; always of one length. */
  byte[] bytes() {
    String digits = Long.toString(SIXTEEN_DIGITS + number).substring(1);
    return (new String(START, US_ASCII) + source + ':' + digits + ']').getBytes(US_ASCII);
  }

  /** The mark in a message body; none in a header, or in what another encoder made. */
  public static Optional<Mark> find(byte[] body) {
    for (int at = 0; at + LENGTH <= body.length; at++) {
      if (body[at] == START[0]
          && Arrays.equals(body, at, at + START.length, START, 0, START.length)) {
        String text = new String(body, at + START.length, LENGTH - START.length, US_ASCII);
        return Optional.of(new Mark(text.charAt(0), Long.parseLong(text, 2, 18, 10)));
      }
    }
    return Optional.empty();
  }
}
