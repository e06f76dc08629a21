package io.backupstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  @Test
  void anOffsetIsTakenIntoAccount() {
    assertThat(Timestamps.find("2026-12-01T19:00:00+01:00"))
        .contains(Instant.parse("2026-12-01T18:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2026-12-01", "2026-12-01T18:00:00", "tomorrow", "2026-13-01T00:00:00Z"})
  void withoutDateTimeAndOffsetItIsNone(String text) {
    assertThat(Timestamps.find(text)).isEmpty();
  }

  @Test
  void parsingWhatIsNoTimeSaysWhatWasExpected() {
    assertThatThrownBy(() -> Timestamps.parse("tomorrow"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a time such as 2026-12-01T18:00:00Z, found 'tomorrow'");
  }

  @Test
  void millisecondsAreTheFinestThatIsWritten() {
    assertThat(Timestamps.format(Instant.parse("2026-12-01T18:00:00.123456789Z")))
        .isEqualTo("2026-12-01T18:00:00.123Z");
  }
}
