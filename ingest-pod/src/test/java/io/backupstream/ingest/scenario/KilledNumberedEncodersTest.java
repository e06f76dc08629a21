package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.Numbers;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Stretch;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Consumer;
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
class KilledNumberedEncodersTest {
  private static final int KILLS = 4;

  private final Stage stage = new Stage();
  private final ScenarioStream plain = stage.stream("plain");
  private final ScenarioStream television = stage.stream("television");
  private final ScenarioStream reordered = stage.stream("reordered");

  @BeforeAll
  void open(@TempDir Path folder) {
    stage.open(folder);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void noPictureIsMissingAndNoneComesTwice() {
    killWhoIsOnAir(plain, it -> {});

    Verdict.unbroken(stage.recording(plain), Programme.fps(30));
    assertThat(Stretch.ofPictures(stage.recording(plain))).hasSize(KILLS + 1);
  }

  @Test
  void theSameAtTheFrameRateOfTelevision() {
    Programme programme = new Programme(30_000, 1001);

    killWhoIsOnAir(television, it -> it.programme = programme);

    Verdict.unbroken(stage.recording(television), programme);
  }

  @Test
  void withReorderedPicturesTheLedgerSaysWhatIsMissingOrTwice() {
    killWhoIsOnAir(reordered, it -> it.bFrames = 2);

    Recording recording = stage.recording(reordered);
    Verdict.continuous(recording, Programme.fps(30));
    assertThat(Stretch.ofPictures(recording)).allMatch(Stretch::beginsDecodable);
    Numbers pictures = Numbers.ofPictures(recording);
    assertThat(pictures.missing()).hasSize(stage.relay().ledger(reordered, "lostFrames"));
    assertThat(pictures.repeated()).hasSize(stage.relay().ledger(reordered, "repeatedFrames"));
  }

  private void killWhoIsOnAir(ScenarioStream stream, Consumer<EncoderSettings.Draft> settings) {
    Random moment = new Random(stream.name().hashCode());
    try (NumberedPair pair = stage.encoders(stream, settings).start()) {
      for (int kill = 0; kill < KILLS; kill++) {
        stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
        stage.clock().pass(moment.nextInt(2_000));
        pair.swing(kill % 2 == 0 ? NumberedPair.Death.RESET : NumberedPair.Death.FINISH);
      }
      stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
    }
  }
}
