package io.backupstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"0s,0", "250ms,250", "4s,4000", "10m,600000", "1h,3600000", "-40ms,-40", "60s,60000"})
  void aWholeNumberAndAUnitAreADuration(String text, long millis) {
    assertThat(Durations.find(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4", "s", "4 s", "1.5s", "1m30s", "4S", "--4s", "+4s", "12345678s"})
  void anythingElseIsNone(String text) {
    assertThat(Durations.find(text)).isEmpty();
  }

  @Test
  void parsingWhatIsNoDurationSaysWhatWasExpected() {
    assertThatThrownBy(() -> Durations.parse("soon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a duration such as 250ms, 4s, 10m or 1h, found 'soon'");
  }

  @ParameterizedTest
  @CsvSource({"0,0s", "250,250ms", "1500,1500ms", "4000,4s", "60000,1m", "7200000,2h", "-40,-40ms"})
  void theShortestTextIsWritten(long millis, String text) {
    assertThat(Durations.format(Duration.ofMillis(millis))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "250ms", "9999999h", "4", "-1s", "-4", "--1s"})
  void thePatternOfTheSchemaAgreesWithTheParser(String text) {
    assertThat(text.matches(Durations.PATTERN)).isEqualTo(Durations.find(text).isPresent());
  }
}
