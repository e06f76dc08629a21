package io.backupstream.api.review;

import io.backupstream.api.Durations;
import io.backupstream.api.Names;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the problems of one review. */
final class Findings {
  private final List<Problem> problems = new ArrayList<>();

  void add(Problem problem) {
    problems.add(problem);
  }

  void invalid(String path, String text) {
    add(Problem.invalid(path, text));
  }

  /** A value that must be there; a problem if it is not. */
  <T> Optional<T> required(String path, @Nullable T value, String expected) {
    if (value == null) {
      invalid(path, "expected " + expected + ", found nothing");
    }
    return Optional.ofNullable(value);
  }

  /** A name that must be there, of a given pattern. */
  void name(String path, @Nullable String name, String pattern, String expected) {
    required(path, name, expected)
        .filter(found -> !found.matches(pattern) || found.length() > Names.MAX_CHARS)
        .ifPresent(
            found -> invalid(path, "expected " + expected + ", found " + Found.quoted(found)));
  }

  /** A duration between two others, both included. */
  void duration(String path, String value, String min, String max) {
    Optional<Duration> found = Durations.find(value);
    boolean within =
        found.isPresent()
            && found.get().compareTo(Durations.parse(min)) >= 0
            && found.get().compareTo(Durations.parse(max)) <= 0;
    if (!within) {
      String expected = "expected a duration from " + min + " to " + max;
      invalid(path, expected + ", found " + Found.quoted(value));
    }
  }

  List<Problem> all() {
    return List.copyOf(problems);
  }
}
