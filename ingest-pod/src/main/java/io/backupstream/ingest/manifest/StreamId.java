package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.StreamManifest;

/** Names one stream among all. */
public record StreamId(String namespace, String name) implements Comparable<StreamId> {
  static StreamId of(StreamManifest manifest) {
    return new StreamId(manifest.metadata().namespaceOrDefault(), manifest.metadata().name());
  }

  @Override
  public int compareTo(StreamId other) {
    int byNamespace = namespace.compareTo(other.namespace);
    return byNamespace != 0 ? byNamespace : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
