package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.Received;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Stretch;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** From the primary to the backup and back, each time the standby is healthy again. */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
@Tag("scenario")
class SwingsTest {
  private static final Programme PROGRAMME = Programme.fps(30);
  private static final int QUIET_MILLIS = 3_000;

  @TempDir Path folder;

  @Test
  void eightSwingsKeepOneTimeline() {
    swing(8);
  }

  @Test
  @Tag("soak")
  void fiftySwingsKeepOneTimeline() {
    swing(50);
  }

  private void swing(int swings) {
    try (Stage stage = new Stage()) {
      ScenarioStream stream = stage.stream("swings");
      stage.open(folder);
      try (NumberedPair pair = stage.encoders(stream, it -> {}).start()) {
        for (int swing = 0; swing < swings; swing++) {
          stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
          pair.swing(NumberedPair.Death.FINISH);
        }
        ActiveSource onAir = stage.relay().status(stream).activeSource();
        stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
        stage.clock().pass(QUIET_MILLIS);
        assertThat(stage.relay().status(stream).activeSource()).isEqualTo(onAir);
      }
      judge(stage.recording(stream), swings + 1);
    }
  }

  private static void judge(Recording recording, int stretches) {
    Verdict.unbroken(recording, PROGRAMME);
    List<Stretch> pictures = Stretch.ofPictures(recording);
    List<Stretch> sounds = Stretch.ofSounds(recording);
    assertThat(pictures).hasSize(stretches);
    assertThat(sounds).hasSize(stretches);
    for (int index = 0; index < stretches; index++) {
      Stretch seen = pictures.get(index);
      Stretch heard = sounds.get(index);
      assertThat(seen.driftMillis(PROGRAMME)).isLessThanOrEqualTo(1);
      assertThat(heard.driftMillis(PROGRAMME)).isLessThanOrEqualTo(1);
      assertThat(seen.shiftMillis(PROGRAMME)).isCloseTo(heard.shiftMillis(PROGRAMME), within(1.0));
    }
    soundsAreInBalance(recording.sounds());
  }

  /** Gaps and overlaps of all splices so far add up to an audio frame at most. */
  private static void soundsAreInBalance(List<Received> sounds) {
    long firstMillis = sounds.getFirst().dtsMillis();
    for (int index = 0; index < sounds.size(); index++) {
      double soundedMillis = index * Programme.soundMillis();
      assertThat(sounds.get(index).dtsMillis() - firstMillis - soundedMillis)
          .isBetween(-Programme.soundMillis() - 1, Programme.soundMillis() + 1);
    }
  }
}
