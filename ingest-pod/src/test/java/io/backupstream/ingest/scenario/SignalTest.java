package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.program.Signal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("scenario")
class SignalTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Stage stage = new Stage();
  private final ScenarioStream stream = stage.stream("event").with("buffer", "1s");

  @BeforeEach
  void open(@TempDir Path folder) {
    stage.open(folder);
  }

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void anInterruptIsATrueStopThatUnpublishes() {
    endWhileLive(Signal.INT);

    assertThat(stage.connection(stream).isUnpublished()).isTrue();
  }

  @Test
  void aTerminationIsABareClose() {
    endWhileLive(Signal.TERM);

    assertThat(stage.connection(stream).isUnpublished()).isFalse();
  }

  private void endWhileLive(Signal signal) {
    try (NumberedPair pair = stage.encoders(stream, it -> {});
        NumberedEncoder _ = pair.start(ActiveSource.PRIMARY)) {
      stage.relay().awaitCondition(stream, Conditions.LIVE);
      assertThat(stage.relay().end(signal)).isZero();
      await().atMost(PATIENCE).until(() -> stage.connection(stream).isClosed());
    }
  }
}
