package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.Received;
import io.backupstream.ingest.testkit.recording.RecordingConnection;
import io.backupstream.ingest.testkit.recording.Stretch;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("scenario")
class BothLostTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PAUSE_MILLIS = 20_000;
  private static final int BUFFER_MILLIS = 4_000;

  private final Stage stage = new Stage();
  private final ScenarioStream pause = stage.stream("pause");
  private final ScenarioStream killed = stage.stream("killed").with("holdTimeout", "2s");
  private final ScenarioStream ended = stage.stream("ended").with("holdTimeout", "2s");

  @BeforeAll
  void open(@TempDir Path folder) {
    stage.open(folder);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void theDestinationIsKeptAndItsTimestampsCountThePause() {
    try (NumberedPair pair = start(pause)) {
      endBoth(pair, NumberedPair.Death.FINISH);
      stage.clock().pass(PAUSE_MILLIS);
      pair.start(ActiveSource.BACKUP);
      stage.relay().awaitOnAir(pause, ActiveSource.BACKUP);
      stage.clock().pass(BUFFER_MILLIS);
    }

    List<Stretch> pictures = Stretch.ofPictures(stage.recording(pause));
    Stretch before = pictures.getFirst();
    Stretch after = pictures.getLast();
    assertThat(pictures).hasSize(2).allMatch(Stretch::beginsDecodable);
    assertThat(after.frames().getFirst().dtsMillis() - before.frames().getLast().dtsMillis())
        .isGreaterThan(PAUSE_MILLIS - BUFFER_MILLIS);
    assertThat(after.shiftMillis(Programme.fps(30)))
        .isCloseTo(before.shiftMillis(Programme.fps(30)), within(500.0));
  }

  @Test
  void afterDeathsTheDestinationIsLetGoByABareClose() {
    try (NumberedPair pair = start(killed)) {
      endBoth(pair, NumberedPair.Death.FINISH);
      await().atMost(PATIENCE).until(() -> stage.connection(killed).isClosed());
    }

    assertThat(stage.connection(killed).isUnpublished()).isFalse();
  }

  @Test
  void afterUnpublishesTheDestinationIsUnpublishedAndTheNextEventBeginsAnew() {
    try (NumberedPair pair = start(ended)) {
      endBoth(pair, NumberedPair.Death.UNPUBLISH);
      await().atMost(PATIENCE).until(() -> stage.connection(ended).isClosed());
      assertThat(stage.connection(ended).isUnpublished()).isTrue();

      pair.start(ActiveSource.PRIMARY);
      await().atMost(PATIENCE).until(() -> stage.destination(ended).connections().size() == 2);
      RecordingConnection next = stage.destination(ended).connections().getLast();
      await().atMost(PATIENCE).until(() -> next.recording().pictures().size() > 30);
      Received first = next.recording().pictures().getFirst();
      assertThat(first.kind()).isEqualTo(Kind.KEYFRAME);
      assertThat(first.dtsMillis()).isLessThan(100);
      Verdict.unbroken(next.recording(), Programme.fps(30));
    }
  }

  private NumberedPair start(ScenarioStream stream) {
    NumberedPair pair = stage.encoders(stream, it -> {}).start();
    stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
    stage.relay().awaitCondition(stream, Conditions.LIVE);
    return pair;
  }

  private static void endBoth(NumberedPair pair, NumberedPair.Death death) {
    pair.end(ActiveSource.BACKUP, death);
    pair.end(ActiveSource.PRIMARY, death);
  }
}
