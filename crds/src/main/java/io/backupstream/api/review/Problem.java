package io.backupstream.api.review;

import io.backupstream.api.status.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * Why a spec is not allowed, or a Secret not what the spec needs.
 *
 * @param reason one of {@link Reasons}
 * @param secret the Secret that {@code path} lies in; null if it lies in what was reviewed
 * @param path the field, for example {@code spec.destinations[1].url}
 * @param text what was expected and what was found, in one line
 */
public record Problem(String reason, @Nullable String secret, String path, String text) {
  static Problem invalid(String path, String text) {
    return new Problem(Reasons.INVALID, null, path, text);
  }

  static Problem secretNotFound(String path, String secret) {
    return new Problem(
        Reasons.SECRET_NOT_FOUND, null, path, "expected a Secret named " + secret + ", found none");
  }

  static Problem secretInvalid(String secret, String entry, String text) {
    return new Problem(Reasons.SECRET_INVALID, secret, FieldPath.of("data", entry), text);
  }

  /** The line that a person reads, the object apart. */
  @Override
  public String toString() {
    return (secret == null ? "" : "Secret " + secret + ": ") + path + ": " + text;
  }
}
