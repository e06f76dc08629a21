package io.backupstream.e2e.kit;

import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept of a test that failed: objects, events, logs and what destinations received. */
final class Evidence {
  private Evidence() {}

  static void collect(Path folder, String namespace, List<NumberedDestination> destinations)
      throws IOException {
    keep(folder, "objects.yaml", "get", "bs,pod,deploy,svc,netpol,pdb", "-n", namespace, "-o=yaml");
    keep(folder, "events.txt", "get", "events", "-A", "--sort-by=.lastTimestamp");
    keep(folder, "regions.yaml", "get", "ingestregions,nodes", "-o=yaml");
    logs(folder, namespace);
    logs(folder, Installation.NAMESPACE);
    int number = 0;
    for (NumberedDestination destination : destinations) {
      for (RecordingConnection connection : destination.connections()) {
        Files.writeString(folder.resolve("received-" + number++ + ".txt"), lines(connection));
      }
    }
  }

  private static void logs(Path folder, String namespace) throws IOException {
    for (Pod pod : Kube.client().pods().inNamespace(namespace).list().getItems()) {
      String name = pod.getMetadata().getName();
      keep(folder, name + ".log", "logs", "-n", namespace, name);
      keep(folder, name + ".previous.log", "logs", "-n", namespace, name, "--previous");
    }
  }

  private static void keep(Path folder, String file, String... arguments) throws IOException {
    Files.writeString(folder.resolve(file), Program.kubectl().say(arguments));
  }

  private static String lines(RecordingConnection connection) {
    return connection.recording().messages().stream()
        .map(message -> message + "\n")
        .collect(Collectors.joining());
  }

  static void discard(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
