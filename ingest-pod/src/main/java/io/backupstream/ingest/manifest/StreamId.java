package io.backupstream.ingest.manifest;

/** Names one stream among all. */
public record StreamId(String namespace, String name) implements Comparable<StreamId> {
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
