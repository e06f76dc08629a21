package io.backupstream.e2e.kit;

import io.backupstream.api.resource.BackupStream;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The cluster of the current context. */
public final class Kube {
  private static final String STREAM_LABEL = "backupstream.io/stream";
  private static final KubernetesClient CLIENT = new KubernetesClientBuilder().build();

  private Kube() {}

  /** The one client of all tests. */
  public static KubernetesClient client() {
    return CLIENT;
  }

  /** A stream; none if it does not exist. */
  public static Optional<BackupStream> stream(String namespace, String name) {
    return Optional.ofNullable(
        CLIENT.resources(BackupStream.class).inNamespace(namespace).withName(name).get());
  }

  /** The pods of a stream, those that go included, oldest first. */
  public static List<Pod> pods(String namespace, String stream) {
    return CLIENT
        .pods()
        .inNamespace(namespace)
        .withLabel(STREAM_LABEL, stream)
        .list()
        .getItems()
        .stream()
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
        .toList();
  }

  /** What has been told about a stream. */
  public static List<Event> events(String namespace, String stream) {
    return CLIENT.events().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getRegarding() != null)
        .filter(event -> event.getRegarding().getName().equals(stream))
        .filter(event -> "BackupStream".equals(event.getRegarding().getKind()))
        .toList();
  }

  /** An entry of a Secret. */
  public static String secretEntry(String namespace, String name, String entry) {
    Secret secret = CLIENT.secrets().inNamespace(namespace).withName(name).get();
    String value = secret.getData().get(entry);
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
  }

  /** A name that no earlier run has left behind. */
  public static String unusedName(String beginning) {
    return beginning + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
  }

  /** Makes a namespace. */
  public static void createNamespace(String name) {
    Program.kubectl().run("create", "namespace", name);
  }

  /** Deletes a namespace and does not wait. */
  public static void deleteNamespace(String name) {
    Program.kubectl().run("delete", "namespace", name, "--wait=false", "--ignore-not-found");
  }

  /** Whether the API server answers. */
  public static boolean answers() {
    return Program.kubectl().say("get", "--raw", "/readyz", "--request-timeout=5s").equals("ok");
  }
}
