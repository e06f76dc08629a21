package io.backupstream.api;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as manifests carry them: a whole number and one unit of {@code ms}, {@code s}, {@code
 * m}, {@code h}, for example {@code 250ms} or {@code 4s}.
 */
public final class Durations {
  /** What a duration looks like. */
  public static final String PATTERN = "^-?[0-9]{1,7}(ms|s|m|h)$";

  private static final Pattern SIGNED = Pattern.compile("(-?[0-9]{1,7})(ms|s|m|h)");

  private Durations() {}

  /** The duration that a text stands for, or empty if it is none. */
  public static Optional<Duration> find(String text) {
    Matcher matcher = SIGNED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }

  /**
   * The duration that a reviewed text stands for.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Duration parse(String text) {
    return find(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a duration such as 250ms, 4s, 10m or 1h, found '" + text + "'"));
  }

  /** The shortest text for a duration, in milliseconds at the finest. */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return millis + "ms";
    }
    long seconds = millis / 1000;
    if (seconds == 0 || seconds % 60 != 0) {
      return seconds + "s";
    }
    return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
  }
}
