package io.backupstream.e2e.kit;

import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is kept of a test that failed: objects, events, logs and what destinations received. */
final class Evidence {
  private Evidence() {}

  /** Keeps what there is; what cannot be had, as without an API server, is told instead. */
  static void collect(Path folder, String namespace, List<NumberedDestination> destinations) {
    int number = 0;
    for (NumberedDestination destination : destinations) {
      for (RecordingConnection connection : destination.connections()) {
        keep(folder, "received-" + number++ + ".txt", () -> lines(connection));
      }
    }
    String kinds = "bs,pod,deploy,svc,netpol,pdb,job";
    keepSaid(folder, "objects.yaml", "get", kinds, "-n", namespace, "-o=yaml");
    keepSaid(folder, "events.txt", "get", "events", "-A", "--sort-by=.lastTimestamp");
    keepSaid(folder, "regions.yaml", "get", "ingestregions,nodes", "-o=yaml");
    keepLogs(folder, namespace);
    keepLogs(folder, Installation.NAMESPACE);
  }

  private static void keepLogs(Path folder, String namespace) {
    String pods = keepSaid(folder, namespace + ".txt", "get", "pods", "-n", namespace, "-o=name");
    for (String pod : pods.lines().filter(line -> line.startsWith("pod/")).toList()) {
      String name = pod.substring("pod/".length());
      keepSaid(folder, name + ".log", "logs", "-n", namespace, name);
      keepSaid(folder, name + ".previous.log", "logs", "-n", namespace, name, "--previous");
    }
  }

  private static String keepSaid(Path folder, String file, String... arguments) {
    return keep(folder, file, () -> Program.kubectl().with("--request-timeout=10s").say(arguments));
  }

  private static String keep(Path folder, String file, Supplier<String> found) {
    String text;
    try {
      text = found.get();
    } catch (RuntimeException | AssertionError missing) {
      text = missing.toString();
    }
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return text;
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
