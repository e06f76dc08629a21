package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CutPointsTest {
  private final Frames frames = new Frames();
  private final CutPoints cutPoints = new CutPoints();

  @AfterEach
  void release() {
    frames.releaseByCaller();
  }

  @Test
  void aKeyframeIsACutAndItsGopIsNot() {
    assertThat(cutPoints.isCut(frames.key("K"), 0)).isTrue();
    assertThat(cutPoints.isCut(frames.leading("l"), 10)).isFalse();
    assertThat(cutPoints.isCut(frames.delta("d"), 20)).isFalse();
  }

  @Test
  void besidesVideoAudioIsNoCut() {
    cutPoints.isCut(frames.key("K"), 0);

    assertThat(cutPoints.isCut(frames.audio("a"), 20)).isFalse();
  }

  @Test
  void whereAVideoHeaderAnnouncesVideoAudioIsNoCut() {
    cutPoints.isCut(frames.videoHeader("V"), 0);

    assertThat(cutPoints.isCut(frames.audio("a"), 20)).isFalse();
  }

  @Test
  void ofAnAudioOnlyStreamEveryAudioFrameIsACutAndItsHeadersAreNot() {
    assertThat(cutPoints.isCut(frames.metadata("M"), 0)).isFalse();
    assertThat(cutPoints.isCut(frames.audioHeader("A"), 0)).isFalse();
    assertThat(cutPoints.isCut(frames.audio("a"), 0)).isTrue();
    assertThat(cutPoints.isCut(frames.audio("a"), 21)).isTrue();
  }

  @Test
  void audioBecomesACutOnceVideoIsGoneForFiveSeconds() {
    cutPoints.isCut(frames.key("K"), 1_000);

    assertThat(cutPoints.isCut(frames.audio("a"), 6_000)).isFalse();
    assertThat(cutPoints.isCut(frames.audio("a"), 6_001)).isTrue();
  }

  @Test
  void aRecoveryPointBecomesACutOnceNoKeyframeCameForTenSeconds() {
    cutPoints.isCut(frames.key("K"), 1_000);

    assertThat(cutPoints.isCut(frames.recoveryPoint("R"), 11_000)).isFalse();
    assertThat(cutPoints.isCut(frames.recoveryPoint("R"), 11_001)).isTrue();
    assertThat(cutPoints.isCut(frames.delta("d"), 11_034)).isFalse();
  }
}
