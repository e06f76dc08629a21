package io.backupstream.operator.keys;

import java.util.Comparator;

/**
 * A stream that has keys.
 *
 * @param stream as {@code namespace/name}
 * @param createdAt when the stream was created, RFC 3339 in UTC
 */
public record Claimant(String stream, String createdAt) {
  /** The older stream comes first; of two of one second, the first by name. */
  static final Comparator<Claimant> OLDEST_FIRST =
      Comparator.comparing(Claimant::createdAt).thenComparing(Claimant::stream);

  boolean isOlderThan(Claimant other) {
    return OLDEST_FIRST.compare(this, other) < 0;
  }
}
