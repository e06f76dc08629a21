package io.backupstream.e2e.kit;

import io.backupstream.api.Api;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** A stream of a scenario: its manifests as a user writes them, and what the cluster says of it. */
public final class Broadcast {
  private record Target(String url, boolean enabled) {}

  private final String namespace;
  private final String name;
  private final Path folder;
  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final Map<String, Target> destinations = new LinkedHashMap<>();
  private String primaryKey;
  private String backupKey;

  Broadcast(String namespace, String name, Path folder) {
    this.namespace = namespace;
    this.name = name;
    this.folder = folder;
    this.primaryKey = name + "-primary-key-0001";
    this.backupKey = name + "-backup-key-00002";
    spec.put("keys", Map.of("secretRef", Map.of("name", name + "-encoders")));
  }

  /** Adds a destination; its stream key is the stream's name. */
  public Broadcast to(String destination, String url) {
    destinations.put(destination, new Target(url, true));
    return this;
  }

  /** Enables or disables a destination. */
  public Broadcast enable(String destination, boolean enabled) {
    destinations.computeIfPresent(destination, (_, target) -> new Target(target.url, enabled));
    return this;
  }

  /** Removes a destination. */
  public Broadcast remove(String destination) {
    destinations.remove(destination);
    return this;
  }

  /** Sets a field of the spec. */
  public Broadcast set(String field, Object value) {
    spec.put(field, value);
    return this;
  }

  /** Leaves the encoders' keys to the operator. */
  public Broadcast withGeneratedKeys() {
    spec.remove("keys");
    return this;
  }

  /** Takes another key for the primary. */
  public Broadcast rotatePrimaryKey(String key) {
    primaryKey = key;
    return this;
  }

  /** What the stream is called. */
  public String name() {
    return name;
  }

  /** The namespace that it lives in. */
  public String namespace() {
    return namespace;
  }

  /** The stream key of an encoder. */
  public String key(ActiveSource source) {
    if (!spec.containsKey("keys")) {
      return Kube.secretEntry(
          namespace, name + "-keys", source.toString().toLowerCase(Locale.ROOT));
    }
    return source == ActiveSource.PRIMARY ? primaryKey : backupKey;
  }

  /** {@code kubectl apply} of the manifests as they are now. */
  public Broadcast apply() {
    Path file = folder.resolve(name + ".yaml");
    try {
      Files.writeString(file, yaml());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Program.kubectl().run("apply", "--namespace", namespace, "--filename", file.toString());
    return this;
  }

  /** The stream and its Secrets. */
  public String yaml() {
    spec.put("destinations", destinations.entrySet().stream().map(this::destination).toList());
    Map<String, Object> stream = new LinkedHashMap<>();
    stream.put("apiVersion", Api.API_VERSION);
    stream.put("kind", Api.BACKUP_STREAM);
    stream.put("metadata", Map.of("name", name));
    stream.put("spec", spec);
    return String.join(
        "---\n",
        Serialization.asYaml(
            secret("encoders", Map.of("primary", primaryKey, "backup", backupKey))),
        Serialization.asYaml(secret("out", Map.of("key", name))),
        Serialization.asYaml(stream));
  }

  private Map<String, Object> destination(Map.Entry<String, Target> added) {
    Map<String, Object> destination = new LinkedHashMap<>();
    destination.put("name", added.getKey());
    destination.put("enabled", added.getValue().enabled());
    destination.put("url", added.getValue().url());
    destination.put("streamKeyRef", Map.of("name", name + "-out", "key", "key"));
    return destination;
  }

  private Map<String, Object> secret(String suffix, Map<String, String> entries) {
    Map<String, Object> secret = new LinkedHashMap<>();
    secret.put("apiVersion", "v1");
    secret.put("kind", "Secret");
    secret.put("metadata", Map.of("name", name + "-" + suffix));
    secret.put("stringData", entries);
    return secret;
  }

  /** {@code kubectl delete} of the stream, without waiting for its end. */
  public void delete() {
    Program.kubectl().run("delete", "backupstream", name, "--namespace", namespace, "--wait=false");
  }

  /** What its status says now; nothing before it has one. */
  public Optional<BackupStreamStatus> status() {
    return Kube.stream(namespace, name).map(BackupStream::getStatus);
  }

  /** What its status says; it must have one. */
  public BackupStreamStatus told() {
    return status().orElseThrow(() -> new AssertionError(name + " has no status"));
  }

  /** The generation of its spec. */
  public long generation() {
    return Kube.stream(namespace, name).orElseThrow().getMetadata().getGeneration();
  }

  /** Waits until its status is as wanted, and returns it. */
  public BackupStreamStatus await(String wanted, Predicate<BackupStreamStatus> condition) {
    Optional<BackupStreamStatus> met =
        Patiently.await(name + ": " + wanted)
            .until(this::status, status -> status.filter(condition).isPresent());
    return met.orElseThrow();
  }

  /** Waits until a condition holds. */
  public BackupStreamStatus awaitTrue(String type) {
    return await(type, status -> status.condition(type).filter(Condition::holds).isPresent());
  }

  /** Waits until a condition that was True holds anew: what a status says of before is no news. */
  public BackupStreamStatus awaitTrueAgain(Condition former) {
    return await(
        former.type() + " again",
        status ->
            status
                .condition(former.type())
                .filter(Condition::holds)
                .filter(it -> !it.lastTransitionTime().equals(former.lastTransitionTime()))
                .isPresent());
  }

  /** Waits until a condition is there for a reason. */
  public BackupStreamStatus awaitReason(String type, String reason) {
    return await(
        type + " for " + reason,
        status -> status.condition(type).filter(it -> it.reason().equals(reason)).isPresent());
  }

  /** Waits until the status says that a source is on air. */
  public BackupStreamStatus awaitOnAir(ActiveSource source) {
    return await(source + " on air", status -> status.activeSource() == source);
  }

  /** Waits until an encoder can connect, and returns where. */
  public String awaitUrl() {
    BackupStreamStatus ready = awaitTrue("Ready");
    return Objects.requireNonNull(Objects.requireNonNull(ready.ingest()).url());
  }

  /** Waits until an RTMP server answers there: the nodes learn of a ready pod a moment later. */
  public String awaitAnswer() {
    String url = awaitUrl();
    Patiently.await("an answer at " + url).until(() -> Handshake.isAnsweredAt(url));
    return url;
  }

  /** Its pods, but for those that are told to go. */
  public List<Pod> livePods() {
    return Kube.pods(namespace, name).stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  /** The one pod that relays it. */
  public Pod pod() {
    List<Pod> pods = livePods();
    if (pods.size() != 1) {
      throw new AssertionError("expected one pod of " + name + ", found " + pods.size());
    }
    return pods.getFirst();
  }
}
