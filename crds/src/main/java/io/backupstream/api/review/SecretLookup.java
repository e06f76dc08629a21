package io.backupstream.api.review;

import java.util.Map;
import java.util.Optional;

/** Finds Secrets of a stream's namespace. */
@FunctionalInterface
public interface SecretLookup {
  /** The entries of a Secret, decoded as UTF-8; empty if there is no such Secret. */
  Optional<Map<String, String>> find(String name);
}
