package io.backupstream.ingest.media;

import static io.backupstream.ingest.splice.Frame.NO_TIMECODE;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The wall-clock instant in a "user data unregistered" message (H.264 D.1.7), known by the UUID it
 * starts with:
 *
 * <ul>
 *   <li>OBS Broadcast Performance Metrics, timestamp message: when the picture was composed, as an
 *       RFC 3339 text in milliseconds. OBS writes it on keyframes of multitrack outputs.
 *   <li>MISB ST 0604 precision time stamps, in micro- or nanoseconds. One whose clock is not locked
 *       to a reference is left out: it proves nothing.
 * </ul>
 *
 * <p>Left out on purpose: the hours, minutes, seconds and frames of H.264 picture timing and HEVC
 * time code messages (Larix, LiveU, Haivision). They have neither date nor zone, count from zero in
 * many encoders, and so cannot prove that two sources show one instant.
 */
final class UserDataTimecode {

  private static final UUID BPM = UUID.fromString("0aecffe7-5272-4e2f-a62f-d19cd61a93b5");
  private static final UUID MISB_MICROS = UUID.fromString("4d495350-6d69-6372-6f73-656374696d65");
  private static final UUID MISB_HEVC_MICROS =
      UUID.fromString("a8687dd4-d759-3758-a5ce-f0338b6545f1");
  private static final UUID MISB_HEVC_NANOS =
      UUID.fromString("cf848278-ee23-306c-9265-e8fef22fb8b8");

  private static final int BPM_RFC3339 = 1;
  private static final int BPM_MILLIS_SINCE_EPOCH = 2;
  private static final int BPM_NANOS_DELTA = 3;
  private static final int BPM_COMPOSED = 1;
  private static final int RFC3339_MAX_CHARACTERS = 40;
  private static final int MISB_NOT_LOCKED = 0x80;

  private UserDataTimecode() {}

  /**
   * Reads one message, UUID first.
   *
   * @return microseconds since 1970 UTC, or {@code NO_TIMECODE}
   */
  static long micros(BitReader message) {
    UUID format = new UUID(long64(message), long64(message));
    long micros = NO_TIMECODE;
    if (format.equals(BPM)) {
      micros = bpm(message);
    } else if (format.equals(MISB_MICROS) || format.equals(MISB_HEVC_MICROS)) {
      micros = misb(message);
    } else if (format.equals(MISB_HEVC_NANOS)) {
      long nanos = misb(message);
      micros = nanos == NO_TIMECODE ? NO_TIMECODE : nanos / 1_000;
    }
    return message.overrun() ? NO_TIMECODE : micros;
  }

  private static long bpm(BitReader message) {
    int count = (message.bits(8) & 0x0F) + 1;
    for (int i = 0; i < count && !message.overrun(); i++) {
      int type = message.bits(8);
      boolean composed = message.bits(8) == BPM_COMPOSED;
      long micros;
      switch (type) {
        case BPM_RFC3339 -> micros = rfc3339(message);
        case BPM_MILLIS_SINCE_EPOCH -> micros = inRange(long64(message), 1_000);
        case BPM_NANOS_DELTA -> {
          long64(message);
          micros = NO_TIMECODE;
        }
        default -> {
          return NO_TIMECODE;
        }
      }
      if (composed) {
        return micros;
      }
    }
    return NO_TIMECODE;
  }

  private static long inRange(long millis, int scale) {
    return millis < 0 || millis > Long.MAX_VALUE / scale ? NO_TIMECODE : millis * scale;
  }

  private static long rfc3339(BitReader message) {
    StringBuilder text = new StringBuilder(RFC3339_MAX_CHARACTERS);
    for (int next = message.bits(8); next != 0; next = message.bits(8)) {
      if (text.length() == RFC3339_MAX_CHARACTERS) {
        return NO_TIMECODE;
      }
      text.append((char) next);
    }
    try {
      return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(text));
    } catch (DateTimeParseException | ArithmeticException notATime) {
      return NO_TIMECODE;
    }
  }

  /** Eight bytes, with a filler byte 0xFF after each two, so that no start code can appear. */
  private static long misb(BitReader message) {
    int status = message.bits(8);
    long stamp = 0;
    for (int pair = 0; pair < 4; pair++) {
      if (pair > 0 && message.bits(8) != 0xFF) {
        return NO_TIMECODE;
      }
      stamp = stamp << 16 | message.bits(16);
    }
    return (status & MISB_NOT_LOCKED) != 0 || stamp < 0 ? NO_TIMECODE : stamp;
  }

  private static long long64(BitReader message) {
    return message.unsigned32() << 32 | message.unsigned32();
  }
}
