package io.backupstream.operator.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds of each object of an informer only what is asked for; a store belongs to one informer. */
public final class PrunedStore<R extends HasMetadata> implements ItemStore<R> {
  private final ConcurrentMap<String, R> items = new ConcurrentHashMap<>();
  private final UnaryOperator<R> pruned;

  /**
   * @param pruned what to hold of a freshly read object, which it may change
   */
  public PrunedStore(UnaryOperator<R> pruned) {
    this.pruned = pruned;
  }

  /** Holds all but the managed fields, a third of most objects. */
  public static <R extends HasMetadata> PrunedStore<R> withoutManagedFields() {
    return new PrunedStore<>(
        object -> {
          object.getMetadata().setManagedFields(List.of());
          return object;
        });
  }

  @Override
  public String getKey(R object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  @Override
  public @Nullable R put(String key, R object) {
    return items.put(key, pruned.apply(object));
  }

  @Override
  public @Nullable R remove(String key) {
    return items.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return items.keySet().stream();
  }

  @Override
  public Stream<R> values() {
    return items.values().stream();
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  public @Nullable R get(String key) {
    return items.get(key);
  }
}
