package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.Numbers;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The primary's connection stays open, and what should come over it does not. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("scenario")
class SilentPrimaryTest {
  private static final int SHORT_STALL_MILLIS = 1_400;
  private static final int BUFFER_MILLIS = 4_000;

  private final Stage stage = new Stage();
  private final ScenarioStream frozen = stage.stream("frozen");
  private final ScenarioStream noVideo = stage.stream("no-video");
  private final ScenarioStream noAudio = stage.stream("no-audio");
  private final ScenarioStream stalled = stage.stream("stalled");

  @BeforeAll
  void open(@TempDir Path folder) {
    stage.open(folder);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void aFrozenPrimaryCostsNothing() {
    try (NumberedPair pair = start(frozen)) {
      pair.primary().freeze();
      awaitBackup(frozen, SwitchReasons.STALLED);
    }

    Verdict.unbroken(stage.recording(frozen), Programme.fps(30));
  }

  @Test
  void aPrimaryWhoseVideoIsFrozenCostsNothing() {
    try (NumberedPair pair = start(noVideo)) {
      pair.primary().mute(Track.VIDEO);
      awaitBackup(noVideo, SwitchReasons.TRACK_STALLED);
    }

    Verdict.unbroken(stage.recording(noVideo), Programme.fps(30));
    assertThat(Numbers.ofSounds(stage.recording(noVideo)).areWhole()).isTrue();
  }

  @Test
  void aPrimaryWhoseAudioIsFrozenCostsNoPicture() {
    try (NumberedPair pair = start(noAudio)) {
      pair.primary().mute(Track.AUDIO);
      awaitBackup(noAudio, SwitchReasons.TRACK_STALLED);
    }

    Verdict.unbroken(stage.recording(noAudio), Programme.fps(30));
  }

  @Test
  void aStallThatEndsByItselfIsNoSwitch() {
    try (NumberedPair pair = start(stalled)) {
      pair.primary().freeze();
      stage.clock().pass(SHORT_STALL_MILLIS);
      pair.primary().thaw();
      stage.clock().pass(2 * BUFFER_MILLIS);
    }

    assertThat(stage.relay().status(stalled).switches())
        .extracting(Switch::reason)
        .containsExactly(SwitchReasons.STARTED);
    Verdict.unbroken(stage.recording(stalled), Programme.fps(30));
  }

  private NumberedPair start(ScenarioStream stream) {
    NumberedPair pair = stage.encoders(stream, it -> {}).start();
    stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);
    return pair;
  }

  private void awaitBackup(ScenarioStream stream, String reason) {
    stage.relay().awaitOnAir(stream, ActiveSource.BACKUP);
    assertThat(stage.relay().status(stream).switches().getFirst().reason()).isEqualTo(reason);
    stage.clock().pass(BUFFER_MILLIS);
  }
}
