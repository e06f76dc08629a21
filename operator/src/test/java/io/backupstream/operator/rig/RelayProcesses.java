package io.backupstream.operator.rig;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Real relays: the ingest pod's own command, each in a process of its own. */
public final class RelayProcesses implements Relays, AutoCloseable {
  private static final Path MODULE = Path.of("..", "ingest-pod", "target").toAbsolutePath();
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final Map<String, Process> processes = new ConcurrentHashMap<>();
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private final Queue<Process> all = new ConcurrentLinkedQueue<>();
  private int mounted;

  /** Keeps mounted folders and logs in a folder. */
  public RelayProcesses(Path folder) {
    this.folder = folder;
  }

  @Override
  public int nextManagementPort() {
    return freePort();
  }

  @Override
  public String start(Pod pod, int managementPort, Map<String, String> files) {
    int port = freePort();
    ports.put(pod.stream(), port);
    mount(pod, files);
    Process process = launched(pod, port, managementPort);
    all.add(process);
    processes.put(pod.stream(), process);
    URI ready = URI.create("http://" + HOST + ":" + managementPort + "/healthz/ready");
    await().atMost(30, SECONDS).ignoreExceptions().until(() -> answers(ready));
    return HOST;
  }

  /** As a kubelet does: a link is turned to a new folder, so that all files change at once. */
  @Override
  public void mount(Pod pod, Map<String, String> files) {
    try {
      Path mount = Files.createDirectories(folder.resolve(pod.name()));
      Path next = Files.createDirectories(mount.resolve("..data-" + ++mounted));
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(next.resolve(file.getKey()), file.getValue());
      }
      Path link = mount.resolve("..data-next");
      Files.createSymbolicLink(link, next.getFileName());
      Files.move(link, mount.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void stop(Pod pod) {
    Process process = processes.remove(pod.stream());
    if (process != null) {
      process.destroy();
    }
  }

  /** Stops the relay of a stream in its tracks, as a machine that hangs. */
  public void freeze(String stream) {
    Signal.STOP.send(Objects.requireNonNull(processes.get(stream)));
  }

  /** Where encoders of a stream publish to. */
  public String url(String stream) {
    return "rtmp://" + HOST + ":" + Objects.requireNonNull(ports.get(stream)) + "/live";
  }

  @Override
  public void close() {
    all.forEach(Process::destroyForcibly);
  }

  private Process launched(Pod pod, int port, int managementPort) {
    try {
      String classPath =
          String.join(
              ":",
              MODULE.resolve("classes").toString(),
              Path.of("..", "crds", "target", "classes").toAbsolutePath().toString(),
              Files.readString(MODULE.resolve("classpath")).strip());
      ProcessBuilder builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  classPath,
                  "io.backupstream.ingest.Main",
                  "pod",
                  "--manifests",
                  folder.resolve(pod.name()).toString(),
                  "--listen",
                  HOST + ":" + port,
                  "--management",
                  HOST + ":" + managementPort));
      builder.environment().put("POD_UID", pod.uid());
      builder.redirectErrorStream(true);
      builder.redirectOutput(folder.resolve(pod.name() + ".log").toFile());
      return builder.start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean answers(URI ready) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
              .statusCode()
          == 200;
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
