package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Manifests change while their streams are on air. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("scenario")
class LiveChangeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BUFFER_MILLIS = 4_000;

  private final Stage stage = new Stage();
  private final ScenarioStream wider = stage.stream("wider");
  private final ScenarioStream pinned = stage.stream("pinned").with("recoveryTime", "1s");
  private final ScenarioStream broken = stage.stream("broken");

  @BeforeAll
  void open(@TempDir Path folder) {
    stage.open(folder);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void aDestinationComesAndGoesWithoutHarmToTheOther() {
    try (NumberedPair _ = live(wider);
        NumberedDestination second = NumberedDestination.start(stage.clock())) {
      stage.change(
          ScenarioStream.named("wider")
              .to("out", stage.destination(wider).url())
              .to("second", second.url()));
      awaitPictures(second);
      stage.change(wider);
      await().atMost(PATIENCE).until(() -> second.onlyConnection().isClosed());
      stage.clock().pass(BUFFER_MILLIS);

      assertThat(second.onlyConnection().isUnpublished()).isTrue();
      Verdict.unbroken(second.onlyConnection().recording(), Programme.fps(30));
      Verdict.unbroken(stage.recording(wider), Programme.fps(30));
    }
  }

  @Test
  void aPinTakesTheAirAndLosesNothing() {
    try (NumberedPair _ = live(pinned)) {
      stage.change(pinned.with("pin", "Backup"));

      stage.relay().awaitOnAir(pinned, ActiveSource.BACKUP);
      stage.clock().pass(BUFFER_MILLIS);

      Verdict.unbroken(stage.recording(pinned), Programme.fps(30));
    }
  }

  @Test
  void aBadManifestIsToldInALineAndTheStreamGoesOn() {
    try (NumberedPair _ = live(broken)) {
      stage.change(
          ScenarioStream.named("broken")
              .to("out", stage.destination(broken).url())
              .with("buffer", "99s"));
      await().atMost(PATIENCE).until(() -> stage.relay().output().contains("failover.buffer"));
      stage.change(broken);
      stage.clock().pass(BUFFER_MILLIS);

      Verdict.unbroken(stage.recording(broken), Programme.fps(30));
    }
    assertThat(stage.relay().output().lines().filter(line -> line.contains("failover.buffer")))
        .hasSize(1);
  }

  private NumberedPair live(ScenarioStream stream) {
    NumberedPair pair = stage.encoders(stream, it -> {}).start();
    stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
    awaitPictures(stage.destination(stream));
    return pair;
  }

  private static void awaitPictures(NumberedDestination destination) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                destination.connections().stream()
                    .map(RecordingConnection::recording)
                    .anyMatch(recording -> recording.pictures().size() > 30));
  }
}
