package io.backupstream.ingest.run;

import io.backupstream.ingest.manifest.SecretMount;
import io.backupstream.ingest.testkit.program.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The command {@code pod} on a thread of its own, on free ports. */
final class RunningPod implements AutoCloseable {
  static final String UID = "6f1c";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Ending ending = new Ending();
  private final int rtmp = Ports.free();
  private final int management = Ports.free();
  private final SecretMount mount;
  private final CompletableFuture<Integer> exit;

  private RunningPod(Path folder) {
    mount = new SecretMount(folder);
    List<String> arguments =
        List.of(
            "--manifests",
            folder.toString(),
            "--listen",
            "127.0.0.1:" + rtmp,
            "--management",
            "127.0.0.1:" + management);
    PodCommand command = new PodCommand(Map.of("POD_UID", UID), System.err, ending);
    exit = CompletableFuture.supplyAsync(() -> command.run(arguments));
  }

  /** Starts one, and returns when it answers and takes connections. */
  static RunningPod start(Path folder) {
    RunningPod pod = new RunningPod(folder);
    pod.await("/healthz/ready", page -> page.contains("manifests") || page.equals("ok\n"));
    return pod;
  }

  SecretMount mount() {
    return mount;
  }

  String url() {
    return "rtmp://127.0.0.1:" + rtmp + "/live";
  }

  HttpResponse<String> get(String path) throws IOException {
    URI page = URI.create("http://127.0.0.1:" + management + path);
    try {
      return http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Waits until a page says what is wanted. */
  void await(String path, Predicate<String> wanted) {
    Awaitility.await(path).atMost(PATIENCE).until(() -> wanted.test(page(path)));
  }

  private String page(String path) {
    try {
      return get(path).body();
    } catch (ConnectException notYet) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return !exit.isDone();
  }

  /** What a SIGTERM does; returns how it exited. */
  int end() {
    ending.tell(Ending.How.CLOSE);
    return exit.join();
  }

  @Override
  public void close() {
    end();
    http.shutdownNow();
  }
}
