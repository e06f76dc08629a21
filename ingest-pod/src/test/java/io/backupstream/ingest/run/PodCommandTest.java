package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.RelayReport;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String KEY = "primary-key-0123456789";
  private static final String ROTATED = "rotated-key-0123456789";

  private final ProgrammeClock clock = new ProgrammeClock();
  private final NumberedDestination destination = NumberedDestination.start(clock);

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init")
  private RunningPod pod;

  @BeforeEach
  void start() {
    pod = RunningPod.start(folder.resolve("manifests"));
  }

  @AfterEach
  void close() {
    pod.close();
    destination.close();
  }

  @Test
  void answersProbesBeforeItsFolderIsThere() throws IOException {
    assertThat(pod.get("/healthz/live").statusCode()).isEqualTo(200);
    pod.await("/healthz/ready", page -> page.contains("expected a folder of manifests"));
    assertThat(pod.get("/healthz/ready").statusCode()).isEqualTo(503);

    mount("1", KEY, "");

    pod.await("/healthz/ready", page -> page.equals("ok\n"));
    assertThat(report().revision()).isEqualTo("1");
    assertThat(report().problem()).isNull();
  }

  @Test
  void anEncoderIsToldToComeAgainBeforeManifestsAreInForce() {
    NumberedEncoder encoder = encoder(KEY);

    await().atMost(PATIENCE).until(() -> !encoder.isConnected());
    assertThat(encoder.refusal()).hasValueSatisfying(it -> assertThat(it).contains("try again"));
  }

  @Test
  void aBadRevisionIsRefusedWhileTheStreamGoesOn() throws IOException {
    goLive();

    mount("2", KEY, "surprise: true");

    pod.await("/status", page -> page.contains("surprise"));
    assertThat(report().revision()).isEqualTo("1");
    assertThat(report().problem()).contains("stream.yaml", "surprise");
    assertThat(status().activeSource()).isEqualTo(ActiveSource.PRIMARY);

    mount("3", KEY, "");
    awaitReport(report -> report.revision().equals("3") && report.problem() == null);
    assertThat(destination.onlyConnection().isClosed()).isFalse();
  }

  @Test
  void aRotatedKeyIsInForceAndTheRunningConnectionStays() throws IOException {
    NumberedEncoder running = goLive();

    mount("2", ROTATED, "");

    awaitReport(report -> report.revision().equals("2"));
    assertThat(running.isConnected()).isTrue();
    NumberedEncoder late = encoder(KEY);
    await().atMost(PATIENCE).until(() -> !late.isConnected());
    running.finish();
    encoder(ROTATED).awaitPublishing();
  }

  @Test
  void aSuspendedStreamIsUnpublishedAndTheReportSaysThatThePodMayGo() throws IOException {
    goLive();

    mount("2", KEY, "suspend: true");

    awaitReport(
        report ->
            report.revision().equals("2")
                && status(report).activeSource() == ActiveSource.NONE
                && destination(report) == DestinationState.IDLE);
    await().atMost(PATIENCE).until(() -> destination.onlyConnection().isUnpublished());
    assertThat(status().switches().getFirst().reason()).isEqualTo("Stopped");
    assertThat(pod.isRunning()).isTrue();
  }

  @Test
  void aTerminationIsABareCloseAndExitsWithZero() throws IOException {
    goLive();

    assertThat(pod.end()).isZero();

    await().atMost(PATIENCE).until(() -> destination.onlyConnection().isClosed());
    assertThat(destination.onlyConnection().isUnpublished()).isFalse();
  }

  @Test
  void switchesAreNumberedUnderThePodsUid() throws IOException {
    goLive();

    assertThat(status().switches().getFirst().id()).isEqualTo(RunningPod.UID + "-1");
  }

  @Test
  void noPageShowsAKey() throws IOException {
    goLive();

    assertThat(pod.get("/status").body() + pod.get("/metrics").body())
        .doesNotContain(KEY, "destination-key");
  }

  private NumberedEncoder goLive() throws IOException {
    mount("1", KEY, "");
    awaitReport(report -> report.revision().equals("1"));
    NumberedEncoder encoder = encoder(KEY).awaitPublishing();
    awaitReport(report -> destination(report) == DestinationState.STREAMING);
    return encoder;
  }

  private NumberedEncoder encoder(String key) {
    EncoderSettings settings = EncoderSettings.encoder('P', draft -> draft.gopPictures = 15);
    return NumberedEncoder.start(settings, clock, pod.url(), key);
  }

  private void mount(String revision, String key, String spec) throws IOException {
    String yaml =
        """
        apiVersion: backupstream.io/v1alpha1
        kind: BackupStream
        metadata: {name: event}
        spec:
          SPEC
          keys: {secretRef: {name: event-keys}}
          failover: {buffer: 0s}
          destinations:
          - {name: out, url: "URL", streamKeyRef: {name: out, key: key}}
        ---
        apiVersion: backupstream.io/v1alpha1
        kind: IngestRegion
        metadata: {name: here}
        spec: {default: true, host: localhost, egress: {deny: [192.0.2.0/24]}}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: event-keys}
        stringData: {primary: KEY, backup: backup-key-0123456789}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: out}
        stringData: {key: destination-key}
        """
            .replace("SPEC", spec)
            .replace("URL", destination.url())
            .replace("KEY", key);
    Files.createDirectories(folder.resolve("manifests"));
    pod.mount().write(Map.of("stream.yaml", yaml, "revision", revision));
  }

  private void awaitReport(Predicate<RelayReport> wanted) {
    await().atMost(PATIENCE).until(this::report, wanted);
  }

  private RelayReport report() throws IOException {
    return new ObjectMapper().readValue(pod.get("/status").body(), RelayReport.class);
  }

  private BackupStreamStatus status() throws IOException {
    return status(report());
  }

  private static BackupStreamStatus status(RelayReport report) {
    return report.streams().getFirst().status();
  }

  private static DestinationState destination(RelayReport report) {
    return status(report).destinations().getFirst().state();
  }
}
