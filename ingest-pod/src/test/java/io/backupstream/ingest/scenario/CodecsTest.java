package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.recording.Continuity;
import io.backupstream.ingest.testkit.recording.Numbers;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Stretch;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The primary dies, whatever the encoders send. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("scenario")
class CodecsTest {
  private static final int BUFFER_MILLIS = 4_000;

  private final Stage stage = new Stage();
  private final ScenarioStream heavy = stage.stream("heavy");
  private final ScenarioStream hevc = stage.stream("hevc");
  private final ScenarioStream openGop = stage.stream("open-gop");
  private final ScenarioStream av1 = stage.stream("av1");
  private final ScenarioStream noVideo = stage.stream("no-video");
  private final ScenarioStream noAudio = stage.stream("no-audio");

  @BeforeAll
  void open(@TempDir Path folder) {
    stage.open(folder);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void fortyMegabitsASecondAtSixtyPictures() {
    Recording recording =
        switchOver(
            heavy,
            it -> {
              it.programme = Programme.fps(60);
              it.gopPictures = 120;
              it.bitsPerSecond = 40_000_000;
            });

    Verdict.unbroken(recording, Programme.fps(60));
  }

  @Test
  void hevcOverEnhancedRtmp() {
    Recording recording = switchOver(hevc, it -> it.codec = EncoderSettings.Codec.HEVC);

    Verdict.unbroken(recording, Programme.fps(30));
  }

  @Test
  void picturesThatLeadTheKeyframeOfASwitchAreLeftOut() {
    Recording recording =
        switchOver(
            openGop,
            it -> {
              it.codec = EncoderSettings.Codec.HEVC;
              it.openGop = true;
              it.bFrames = 2;
            },
            () -> stage.relay().awaitReason(openGop, Conditions.SEAMLESS_READY, Reasons.OPEN_GOP));

    assertThat(Continuity.faults(recording, Programme.fps(30)))
        .as("but for the empty place of the leading pictures")
        .hasSizeLessThanOrEqualTo(1);
    Numbers pictures = Numbers.ofPictures(recording);
    assertThat(pictures.missing()).hasSize(stage.relay().ledger(openGop, "lostFrames"));
    assertThat(pictures.repeated()).hasSize(stage.relay().ledger(openGop, "repeatedFrames"));
    Stretch backup = Stretch.ofPictures(recording).getLast();
    assertThat(backup.beginsDecodable()).isTrue();
    assertThat(backup.frames().get(1).ptsMillis())
        .isGreaterThan(backup.frames().getFirst().ptsMillis());
  }

  @Test
  void av1OverEnhancedRtmp() {
    Recording recording = switchOver(av1, it -> it.codec = EncoderSettings.Codec.AV1);

    Verdict.unbroken(recording, Programme.fps(30));
  }

  @Test
  void sourcesWithoutVideo() {
    Recording recording = switchOver(noVideo, it -> it.video = false);

    Verdict.continuous(recording, Programme.fps(30));
    assertThat(recording.pictures()).isEmpty();
    assertThat(Stretch.ofSounds(recording)).hasSize(2);
    assertThat(Numbers.ofSounds(recording).missing()).hasSizeLessThanOrEqualTo(1);
    assertThat(Numbers.ofSounds(recording).repeated()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void sourcesWithoutAudio() {
    Recording recording = switchOver(noAudio, it -> it.audio = false);

    Verdict.unbroken(recording, Programme.fps(30));
    assertThat(recording.sounds()).isEmpty();
  }

  /** What the destination has got when the backup has been on air for a while. */
  private Recording switchOver(ScenarioStream stream, Consumer<EncoderSettings.Draft> settings) {
    return switchOver(
        stream, settings, () -> stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY));
  }

  private Recording switchOver(
      ScenarioStream stream, Consumer<EncoderSettings.Draft> settings, Runnable awaitReady) {
    try (NumberedPair pair = stage.encoders(stream, settings).start()) {
      awaitReady.run();
      pair.primary().reset();
      stage.relay().awaitOnAir(stream, ActiveSource.BACKUP);
      stage.clock().pass(BUFFER_MILLIS);
      return stage.recording(stream);
    }
  }
}
