package io.backupstream.ingest.publish;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many keys at most; those that were longest not used are forgotten first. */
final class BoundedMemory<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  BoundedMemory(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
