package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutputClockTest {
  private static final long START = 5_000_000_000L;

  private final Frames frames = new Frames();
  private final OutputClock clock = new OutputClock(START);

  @AfterEach
  void release() {
    frames.releaseByCaller();
  }

  @Test
  void aConnectionStartsAtZero() {
    assertThat(clock.timestampMillis(frames.key("K"), START)).isZero();
    assertThat(clock.timestampMillis(frames.delta("d"), START + 33)).isEqualTo(33);
  }

  @Test
  void aFrameFromBeforeTheStartIsSentAtTheStart() {
    clock.timestampMillis(frames.key("K"), START);

    assertThat(clock.timestampMillis(frames.audio("a"), START - 20)).isZero();
  }

  @Test
  void timestampsNeverGoBackAcrossTracks() {
    clock.timestampMillis(frames.key("K"), START);
    clock.timestampMillis(frames.delta("d"), START + 40);

    assertThat(clock.timestampMillis(frames.audio("a"), START + 30)).isEqualTo(40);
  }

  @Test
  void mediaOfOneTrackRisesStrictly() {
    clock.timestampMillis(frames.key("K"), START);
    clock.timestampMillis(frames.delta("d"), START + 40);

    assertThat(clock.timestampMillis(frames.delta("d"), START + 40)).isEqualTo(41);
  }

  @Test
  void furtherTracksShareTheTimestampOfTheFirst() {
    clock.timestampMillis(frames.key("K"), START);

    assertThat(clock.timestampMillis(frames.furtherTrack("2"), START + 40)).isEqualTo(40);
    assertThat(clock.timestampMillis(frames.furtherTrack("3"), START + 40)).isEqualTo(40);
  }

  @Test
  void aHeaderSharesTheTimestampOfItsKeyframe() {
    assertThat(clock.timestampMillis(frames.videoHeader("H"), START)).isZero();
    assertThat(clock.timestampMillis(frames.key("K"), START)).isZero();
  }

  @Test
  void renewalFallsDueAtAKeyframeInTheHourBeforeTheLimit() {
    clock.timestampMillis(frames.key("K"), START);
    long due = START + (1L << 31) - 3_600_000;

    assertThat(clock.isRenewalDue(due - 1, true)).isFalse();
    assertThat(clock.isRenewalDue(due, true)).isTrue();
    assertThat(clock.isRenewalDue(due, false)).isFalse();
  }

  @Test
  void withoutAKeyframeRenewalFallsDueAtTheLastMoment() {
    clock.timestampMillis(frames.key("K"), START);

    assertThat(clock.isRenewalDue(START + (1L << 31) - 1_001, false)).isFalse();
    assertThat(clock.isRenewalDue(START + (1L << 31) - 1_000, false)).isTrue();
  }
}
