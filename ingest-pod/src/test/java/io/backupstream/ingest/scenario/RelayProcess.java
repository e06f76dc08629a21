package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.Ports;
import io.backupstream.ingest.testkit.program.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./backupstream run} as a user runs it, with one manifest file that holds all streams. */
public final class RelayProcess implements AutoCloseable {
  private static final Path LAUNCHER = Path.of("..", "backupstream").toAbsolutePath().normalize();
  private static final String LEAK_DETECTION =
      "-Dio.netty.leakDetection.level=paranoid -Dio.netty.leakDetection.acquireAndReleaseOnly=true";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ChildProcess process;
  private final Path manifest;
  private final String url;
  private final String management;

  private RelayProcess(ChildProcess process, Path manifest, String url, String management) {
    this.process = process;
    this.manifest = manifest;
    this.url = url;
    this.management = management;
  }

  /** Starts one on the loopback address. */
  static RelayProcess run(Path folder, ScenarioStream... streams) {
    return run(folder, "127.0.0.1", "", streams);
  }

  /**
   * Starts one, and returns when it is ready.
   *
   * @param host where encoders reach it
   * @param jvm options for its JVM
   */
  public static RelayProcess run(Path folder, String host, String jvm, ScenarioStream... streams) {
    Path manifest = folder.resolve("streams.yaml");
    String listen = host + ":" + Ports.free();
    String management = "127.0.0.1:" + Ports.free();
    write(manifest, streams);
    List<String> command =
        List.of(
            LAUNCHER.toString(),
            "run",
            manifest.toString(),
            "--listen",
            listen,
            "--management",
            management);
    ChildProcess process =
        ChildProcess.start(
            folder.resolve("relay.log"),
            Map.of("JDK_JAVA_OPTIONS", LEAK_DETECTION + " " + jvm),
            command);
    RelayProcess relay =
        new RelayProcess(process, manifest, "rtmp://" + listen + "/live", management);
    relay.awaitReady();
    return relay;
  }

  private void awaitReady() {
    await("ready, or an end")
        .atMost(PATIENCE)
        .until(() -> !process.isAlive() || process.output().lines().anyMatch("ready"::equals));
    assertThat(process.isAlive()).as(process.output()).isTrue();
  }

  /** Changes the manifest under the running relay. */
  void change(ScenarioStream... streams) {
    write(manifest, streams);
  }

  private static void write(Path manifest, ScenarioStream... streams) {
    String yaml = Stream.of(streams).map(ScenarioStream::yaml).collect(Collectors.joining("---\n"));
    try {
      Path next = manifest.resolveSibling("next.tmp");
      Files.writeString(next, yaml);
      Files.move(next, manifest, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where encoders publish. */
  public String url() {
    return url;
  }

  /** What it has printed so far. */
  String output() {
    return process.output();
  }

  /** What a count in the ledger of a stream adds up to. */
  int ledger(ScenarioStream stream, String count) {
    Pattern line =
        Pattern.compile("switched stream=default/%s .* %s=(\\d+)".formatted(stream.name(), count));
    return line.matcher(output())
        .results()
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .sum();
  }

  /** What its management port says under a path. */
  String page(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + management + path)).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it reports of a stream. */
  BackupStreamStatus status(ScenarioStream stream) {
    try {
      String page = page("/status/default/" + stream.name());
      return JSON.readValue(page, StreamReport.class).status();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until what it reports of a stream is as wanted. */
  void awaitStatus(ScenarioStream stream, String wanted, Predicate<BackupStreamStatus> condition) {
    await(stream.name() + ": " + wanted)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> status(stream), condition);
  }

  /** Waits until a source is on air. */
  void awaitOnAir(ScenarioStream stream, ActiveSource source) {
    awaitStatus(stream, source + " on air", status -> status.activeSource() == source);
  }

  /** Waits until a condition of a stream holds. */
  void awaitCondition(ScenarioStream stream, String type) {
    awaitStatus(
        stream, type, status -> status.condition(type).filter(it -> it.holds()).isPresent());
  }

  /** Waits until a condition of a stream is refused for a reason. */
  void awaitReason(ScenarioStream stream, String type, String reason) {
    awaitStatus(
        stream,
        type + " for " + reason,
        status -> status.condition(type).filter(it -> it.reason().equals(reason)).isPresent());
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Sends a signal and returns how it exited. */
  int end(Signal signal) {
    process.signal(signal);
    return process.exitCode();
  }

  /** Kills it if it still runs; it must have leaked no buffer. */
  @Override
  public void close() {
    process.close();
    assertThat(process.output()).doesNotContain("LEAK:");
  }
}
