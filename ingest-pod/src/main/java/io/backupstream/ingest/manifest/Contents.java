package io.backupstream.ingest.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the manifests' files hold at one moment; two are equal if nothing has changed.
 *
 * @param texts each file's text, by the name that a person knows it under, in order
 * @param unreadable files that could not be read
 */
record Contents(Map<String, String> texts, List<ManifestProblem> unreadable) {
  Contents {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    unreadable = List.copyOf(unreadable);
  }

  /** The files' names; their texts hold keys. */
  @Override
  public String toString() {
    return "Contents" + texts.keySet() + unreadable;
  }
}
