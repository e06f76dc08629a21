package io.backupstream.operator.stream;

import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.cluster.OwnObjects;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads Secrets that streams name. Ours come from the informer; of all others only metadata is
 * watched, and data is fetched for those that a stream names, again only when they change.
 */
final class SecretReader {
  private final KubernetesClient client;
  private final OwnObjects<Secret, BackupStream> own;
  private final InformerEventSource<Secret, BackupStream> others;
  private final Map<ResourceID, Fetched> fetched = new ConcurrentHashMap<>();
  private final Map<ResourceID, Set<String>> namedBefore = new ConcurrentHashMap<>();

  private record Fetched(String version, SecretManifest secret) {}

  SecretReader(
      KubernetesClient client,
      OwnObjects<Secret, BackupStream> own,
      InformerEventSource<Secret, BackupStream> others) {
    this.client = client;
    this.own = own;
    this.others = others;
  }

  Optional<SecretManifest> find(String namespace, String name) {
    return own.find(namespace, name)
        .map(SecretReader::manifest)
        .or(() -> findOther(new ResourceID(name, namespace)));
  }

  /** All that a stream names; what it named before and names no more is not kept. */
  List<SecretManifest> named(BackupStream stream) {
    Set<String> names = NamedSecrets.of(stream);
    Set<String> before = namedBefore.put(ResourceID.fromResource(stream), names);
    String namespace = stream.getMetadata().getNamespace();
    if (before != null && !before.equals(names)) {
      before.stream().filter(name -> !names.contains(name)).forEach(name -> drop(namespace, name));
    }
    return names.stream().flatMap(name -> find(namespace, name).stream()).toList();
  }

  /** A stream is gone: what it alone may have needed is not kept. */
  void forget(BackupStream stream) {
    namedBefore.remove(ResourceID.fromResource(stream));
    String namespace = stream.getMetadata().getNamespace();
    NamedSecrets.of(stream).forEach(name -> drop(namespace, name));
  }

  /** If another stream names it, it is fetched again. */
  private void drop(String namespace, String name) {
    fetched.remove(new ResourceID(name, namespace));
  }

  private Optional<SecretManifest> findOther(ResourceID id) {
    Optional<String> version =
        others.get(id).map(metadata -> metadata.getMetadata().getResourceVersion());
    if (version.isEmpty()) {
      fetched.remove(id);
      return Optional.empty();
    }
    Fetched known = fetched.get(id);
    if (known != null && known.version().equals(version.get())) {
      return Optional.of(known.secret());
    }
    Optional<Fetched> fresh = fetch(id);
    fresh.ifPresentOrElse(now -> fetched.put(id, now), () -> fetched.remove(id));
    return fresh.map(Fetched::secret);
  }

  private Optional<Fetched> fetch(ResourceID id) {
    return Optional.ofNullable(
            client
                .secrets()
                .inNamespace(id.getNamespace().orElseThrow())
                .withName(id.getName())
                .get())
        .map(secret -> new Fetched(secret.getMetadata().getResourceVersion(), manifest(secret)));
  }

  private static SecretManifest manifest(Secret secret) {
    return new SecretManifest(
        new Metadata(
            secret.getMetadata().getName(),
            secret.getMetadata().getNamespace(),
            orEmpty(secret.getMetadata().getLabels()),
            orEmpty(secret.getMetadata().getAnnotations())),
        secret.getType(),
        orEmpty(secret.getData()),
        Map.of());
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
