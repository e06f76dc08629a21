package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Seamless;
import io.backupstream.ingest.splice.SeamlessVerdict;
import io.backupstream.ingest.splice.StreamTraits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusBookTest {

  @ParameterizedTest
  @CsvSource({
    "true, true, false, BackupAbsent, backup",
    "true, false, true, PrimaryAbsent, primary",
    "false, false, true, PrimaryAbsent, primary",
    "false, true, false, BackupAbsent, backup",
  })
  void reasonAndMessageNameTheSameEncoder(
      boolean backupStandsBy, boolean primary, boolean backup, String reason, String named) {
    StreamTraits first = primary ? new StreamTraits(null, null) : null;
    StreamTraits second = backup ? new StreamTraits(null, null) : null;

    Condition seamless = seamless(backupStandsBy, first, second);

    assertThat(seamless.reason()).isEqualTo(reason);
    assertThat(seamless.message()).contains("start the " + named + " encoder");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereBothEncodersAreAbsentBothAreNamed(boolean backupStandsBy) {
    Condition seamless = seamless(backupStandsBy, null, null);

    assertThat(seamless.reason()).isEqualTo(Reasons.BACKUP_ABSENT);
    assertThat(seamless.message()).isEqualTo("no encoder is connected: start both");
  }

  @ParameterizedTest
  @CsvSource({"PRIMARY, primary", "BACKUP, backup"})
  void anUnhealthyStandbyIsNamed(Role standby, String named) {
    Condition seamless =
        seamless(
            new Seamless(standby == Role.BACKUP, 4_000, 1_000)
                .judge(pictures(2_000), pictures(2_000), null),
            standby);

    assertThat(seamless.reason()).isEqualTo(Reasons.BACKUP_UNHEALTHY);
    assertThat(seamless.message()).startsWith("the " + named + " encoder would take over");
  }

  @Test
  void nothingIsPromisedBeforeTheStandbysKeyframeIntervalIsKnown() {
    Condition seamless = seamless(true, pictures(2_000), pictures(0));

    assertThat(seamless.reason()).isEqualTo(Reasons.BACKUP_UNHEALTHY);
    assertThat(seamless.message()).contains("the backup encoder has sent one keyframe");
  }

  @Test
  void aBufferThatNoKeyframeIntervalSuitsIsToBeLonger() {
    Condition seamless =
        seamless(new Seamless(true, 1_000, 1_000).judge(pictures(2_000), pictures(2_000), null));

    assertThat(seamless.reason()).isEqualTo(Reasons.KEYFRAME_INTERVAL_TOO_LONG);
    assertThat(seamless.message())
        .startsWith("set spec.failover.buffer to 3750 ms or more")
        .doesNotContain("keyframe interval to");
  }

  @Test
  void aStandbyWithOpenGopsWouldLosePictures() {
    Condition seamless = seamless(true, pictures(2_000), pictures(2_000, true, false));

    assertThat(seamless.reason()).isEqualTo(Reasons.OPEN_GOP);
    assertThat(seamless.message()).startsWith("close the GOPs of the backup encoder");
    assertThat(
            new Seamless(true, 4_000, 1_000)
                .judge(pictures(2_000, true, false), pictures(2_000), null)
                .isSeamless())
        .as("the open GOPs of the source on air lose nothing when it goes")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 60_000})
  void aStandbyWhoseGopsBeginWithoutAnIdrPictureCannotBeSwitchedTo(long idrIntervalMillis) {
    Condition seamless = seamless(true, pictures(2_000), pictures(idrIntervalMillis, false, true));

    assertThat(seamless.reason()).isEqualTo(Reasons.OPEN_GOP);
    assertThat(seamless.message())
        .startsWith("have the backup encoder begin each GOP with an IDR picture");
  }

  @Test
  void recoveryPointsDoNoHarmBetweenIdrPicturesThatComeOftenEnough() {
    assertThat(
            new Seamless(true, 4_000, 1_000)
                .judge(pictures(2_000), pictures(2_000, false, true), null)
                .isSeamless())
        .isTrue();
  }

  @Test
  void theKeyframeIntervalMayBeAllThatTheBufferLeaves() {
    assertThat(
            new Seamless(true, 4_000, 1_000)
                .judge(pictures(2_250), pictures(2_250), null)
                .isSeamless())
        .isTrue();

    Condition seamless = seamless(true, pictures(2_250), pictures(2_251));

    assertThat(seamless.reason()).isEqualTo(Reasons.KEYFRAME_INTERVAL_TOO_LONG);
    assertThat(seamless.message()).contains("2250 ms or less").contains("each 2300 ms");
  }

  private static StreamTraits pictures(long keyframeIntervalMillis) {
    return pictures(keyframeIntervalMillis, false, false);
  }

  private static StreamTraits pictures(
      long keyframeIntervalMillis, boolean openGops, boolean recoveryPoints) {
    return new StreamTraits(
        new StreamTraits.Video(
            "avc1", "Main", 1280, 720, 30, 0, keyframeIntervalMillis, openGops, recoveryPoints),
        null);
  }

  private static Condition seamless(
      boolean backupStandsBy, @Nullable StreamTraits primary, @Nullable StreamTraits backup) {
    StreamTraits onAir = backupStandsBy ? primary : backup;
    StreamTraits standby = backupStandsBy ? backup : primary;
    return seamless(new Seamless(backupStandsBy, 4_000, 1_000).judge(onAir, standby, null));
  }

  private static Condition seamless(SeamlessVerdict verdict) {
    return seamless(verdict, Role.BACKUP);
  }

  private static Condition seamless(SeamlessVerdict verdict, Role standby) {
    StatusBook book = new StatusBook();
    book.update(
        new StatusBook.Facts(
            null,
            ActiveSource.NONE,
            Observed.ABSENT,
            Observed.ABSENT,
            verdict,
            standby,
            false,
            EventGate.OPEN,
            null,
            List.of(),
            0,
            List.of(),
            List.of()),
        Instant.EPOCH);
    Condition condition = book.status().condition(Conditions.SEAMLESS_READY).orElseThrow();
    assertThat(condition.reason()).isNotEqualTo(Reasons.SEAMLESS);
    return condition;
  }
}
