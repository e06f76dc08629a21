package io.backupstream.ingest.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.ingest.splice.Seamless;
import io.backupstream.ingest.splice.StreamTraits;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusBookTest {

  @ParameterizedTest
  @CsvSource({
    "true, true, false, BackupAbsent, backup",
    "true, false, true, PrimaryAbsent, primary",
    "true, false, false, BackupAbsent, backup",
    "false, false, true, PrimaryAbsent, primary",
    "false, true, false, BackupAbsent, backup",
    "false, false, false, PrimaryAbsent, primary",
  })
  void reasonAndMessageNameTheSameEncoder(
      boolean backupStandsBy, boolean primary, boolean backup, String reason, String named) {
    StreamTraits first = primary ? new StreamTraits(null, null) : null;
    StreamTraits second = backup ? new StreamTraits(null, null) : null;

    Condition seamless = seamless(backupStandsBy, first, second);

    assertThat(seamless.reason()).isEqualTo(reason);
    assertThat(seamless.message()).contains("start the " + named + " encoder");
  }

  private static Condition seamless(
      boolean backupStandsBy, @Nullable StreamTraits primary, @Nullable StreamTraits backup) {
    StreamTraits onAir = backupStandsBy ? primary : backup;
    StreamTraits standby = backupStandsBy ? backup : primary;
    StatusBook book = new StatusBook();
    book.update(
        new StatusBook.Facts(
            null,
            ActiveSource.NONE,
            Observed.ABSENT,
            Observed.ABSENT,
            new Seamless(backupStandsBy, 4_000, 1_000).judge(onAir, standby, null),
            false,
            EventGate.OPEN,
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
