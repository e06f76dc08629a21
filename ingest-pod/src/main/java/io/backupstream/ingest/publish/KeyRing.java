package io.backupstream.ingest.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The stream keys of a process and whom each belongs to. A key that is presented is compared with
 * all of them, by digest and in constant time: how long it takes says nothing of the keys.
 * Immutable.
 *
 * @param <T> whom a key belongs to
 */
public final class KeyRing<T> {

  private record Entry<T>(KeyDigest digest, T owner) {}

  private final List<Entry<T>> entries;

  private KeyRing(List<Entry<T>> entries) {
    this.entries = entries;
  }

  /** Of keys as they stand in their Secrets; the keys themselves are not kept. */
  public static <T> KeyRing<T> of(Map<String, ? extends T> ownersByKey) {
    List<Entry<T>> entries = new ArrayList<>();
    ownersByKey.forEach((key, owner) -> entries.add(new Entry<>(KeyDigest.of(key), owner)));
    return new KeyRing<>(List.copyOf(entries));
  }

  /** Whose key this is, or null. */
  public @Nullable T find(String presented) {
    KeyDigest digest = KeyDigest.of(presented);
    T found = null;
    for (Entry<T> entry : entries) {
      found = entry.digest.matches(digest) ? entry.owner : found;
    }
    return found;
  }
}
