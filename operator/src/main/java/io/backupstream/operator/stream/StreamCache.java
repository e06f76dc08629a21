package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All streams, found by what they name. */
final class StreamCache {
  private static final String BY_SECRET = "secret";
  private static final String BY_REGION = "region";

  /** Stands for the region of a spec that names none. */
  private static final String DEFAULT_REGION = "";

  private final IndexerResourceCache<BackupStream> streams;

  StreamCache(EventSourceContext<BackupStream> context) {
    streams = context.getPrimaryCache();
    streams.addIndexer(BY_SECRET, StreamCache::secretKeys);
    streams.addIndexer(BY_REGION, StreamCache::regionKeys);
  }

  /** All of them. */
  Stream<BackupStream> all() {
    return streams.list();
  }

  /** Whether it exists, as far as is known. */
  boolean has(ResourceID stream) {
    return streams.get(stream).isPresent();
  }

  Set<ResourceID> naming(ResourceID secret) {
    return ids(streams.byIndex(BY_SECRET, key(secret.getNamespace().orElse(""), secret.getName())));
  }

  Set<ResourceID> inRegion(String region) {
    return ids(streams.byIndex(BY_REGION, region));
  }

  Set<ResourceID> inDefaultRegion() {
    return inRegion(DEFAULT_REGION);
  }

  private static Set<ResourceID> ids(List<BackupStream> found) {
    return found.stream().map(ResourceID::fromResource).collect(Collectors.toSet());
  }

  private static List<String> secretKeys(BackupStream stream) {
    String namespace = stream.getMetadata().getNamespace();
    return NamedSecrets.of(stream).stream().map(name -> key(namespace, name)).toList();
  }

  private static List<String> regionKeys(BackupStream stream) {
    Set<String> keys = new TreeSet<>();
    keys.add(Objects.requireNonNullElse(stream.getSpec().region(), DEFAULT_REGION));
    if (stream.getStatus() != null && stream.getStatus().region() != null) {
      keys.add(stream.getStatus().region());
    }
    return List.copyOf(keys);
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }
}
