package io.backupstream.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Points in time as manifests carry them: RFC 3339, for example {@code 2026-12-01T18:00:00Z}. */
public final class Timestamps {
  private Timestamps() {}

  /** The instant that a text stands for, or empty if it is none. */
  public static Optional<Instant> find(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /**
   * The instant that a reviewed text stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Instant parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a time such as 2026-12-01T18:00:00Z, found '" + text + "'"));
  }

  /** An instant in UTC, to the millisecond. */
  public static String format(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
