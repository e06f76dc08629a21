package io.backupstream.e2e.kit;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What one test has: a namespace, a folder below {@code target/scenes}, encoders and destinations
 * on this machine. All of it goes with the test, but for the evidence of one that failed.
 */
public final class Scene implements BeforeEachCallback, AfterEachCallback {
  private final ProgrammeClock clock = new ProgrammeClock();
  private final List<Broadcast> broadcasts = new ArrayList<>();
  private final List<NumberedDestination> destinations = new ArrayList<>();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private @Nullable Path folder;
  private @Nullable String namespace;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    String test = context.getRequiredTestMethod().getName();
    folder =
        Path.of("target", "scenes", context.getRequiredTestClass().getSimpleName(), test)
            .toAbsolutePath();
    Files.createDirectories(folder);
    namespace = Kube.unusedName("e2e");
    Kube.createNamespace(namespace());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    boolean failed = context.getExecutionException().isPresent();
    try {
      if (failed) {
        Evidence.collect(folder(), namespace(), destinations);
      }
    } finally {
      closeAll();
    }
    if (!failed) {
      Evidence.discard(folder());
    }
  }

  /** One that does not close keeps nothing else open, nor the namespace. */
  private void closeAll() throws Exception {
    if (open.isEmpty()) {
      Kube.deleteNamespace(namespace());
      return;
    }
    try {
      open.pop().close();
    } finally {
      closeAll();
    }
  }

  /** The programme's clock, for all encoders and destinations. */
  public ProgrammeClock clock() {
    return clock;
  }

  /** Where the test may leave files. */
  public Path folder() {
    return Objects.requireNonNull(folder);
  }

  /** The namespace of the test's streams. */
  public String namespace() {
    return Objects.requireNonNull(namespace);
  }

  /** A stream that is not applied yet. */
  public Broadcast broadcast(String name) {
    Broadcast made = new Broadcast(namespace(), name, folder());
    broadcasts.add(made);
    return made;
  }

  /** An IngestRegion on the nodes that a region's label selects; all tests share it. */
  public String region(String label) {
    Path file =
        write(
            "region-" + label + ".yaml",
            """
            apiVersion: backupstream.io/v1alpha1
            kind: IngestRegion
            metadata: {name: %1$s}
            spec:
              placement: {nodeSelector: {topology.kubernetes.io/region: %1$s}}
              exposure: {type: NodePort}
            """
                .formatted(label));
    Program.kubectl().run("apply", "--filename", file.toString());
    return label;
  }

  /** A destination that reads numbers. */
  public NumberedDestination destination() {
    NumberedDestination started = NumberedDestination.start(clock, Settings.hostAddress());
    destinations.add(started);
    return closing(started);
  }

  /**
   * A destination gets what encoders make from now on, and all that it got before is one stream
   * without a break.
   *
   * @param sources whose pictures it got, one letter a stretch, as {@code PBP}; a regular
   *     expression
   */
  public void onAirUntilNow(RecordingConnection connection, String sources) {
    long nowMicros = clock.micros();
    Patiently.await("media made from now on")
        .untilAsserted(
            () ->
                Verdict.onAirUntil(nowMicros, connection.recording(), Programme.fps(30), sources));
  }

  /** A destination that records files. */
  public NginxRtmp nginx() {
    Path home = folder().resolve("nginx-" + open.size());
    return closing(NginxRtmp.start(home, Settings.hostAddress()));
  }

  /** Starts an encoder of a stream that is ready; it publishes once. */
  public NumberedEncoder publish(Broadcast broadcast, ActiveSource source) {
    return publish(broadcast, source, _ -> {});
  }

  /** Starts an encoder that is set otherwise. */
  public NumberedEncoder publish(
      Broadcast broadcast, ActiveSource source, Consumer<EncoderSettings.Draft> changes) {
    String url = broadcast.awaitAnswer();
    String key = broadcast.key(source);
    NumberedEncoder started = NumberedEncoder.start(settings(source, changes), clock, url, key);
    return closing(started.awaitPublishing());
  }

  /** Starts an encoder where no status tells the URL. */
  public NumberedEncoder publishAt(String url, String key, ActiveSource source) {
    NumberedEncoder started = NumberedEncoder.start(settings(source, _ -> {}), clock, url, key);
    return closing(started.awaitPublishing());
  }

  /** What an encoder with some key is refused with while the stream is live; empty if it is not. */
  public String refusal(Broadcast broadcast, String key) {
    EncoderSettings settings = settings(ActiveSource.PRIMARY, _ -> {});
    try (NumberedEncoder tried =
        NumberedEncoder.start(settings, clock, broadcast.awaitAnswer(), key)) {
      Patiently.await("an answer")
          .until(() -> tried.refusal().isPresent() || !tried.isConnected() || tried.isPublishing());
      return tried.refusal().orElse("");
    }
  }

  /** Starts an encoder that connects again for ever, at a URL of the stream. */
  public PersistentEncoder persist(Broadcast broadcast, ActiveSource source, String url) {
    return closing(
        PersistentEncoder.start(settings(source, _ -> {}), clock, url, broadcast.key(source)));
  }

  private static EncoderSettings settings(
      ActiveSource source, Consumer<EncoderSettings.Draft> changes) {
    return encoder(source.name().toUpperCase(Locale.ROOT).charAt(0), changes);
  }

  /** Closes something at the end of the test. */
  public <T extends AutoCloseable> T closing(T opened) {
    open.push(opened);
    return opened;
  }

  /** A new folder's file in the test's own folder. */
  public Path write(String file, String content) {
    try {
      return Files.writeString(folder().resolve(file), content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
