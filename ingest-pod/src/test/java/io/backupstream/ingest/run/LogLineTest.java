package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

  private final LogRecord entry = new LogRecord(Level.INFO, "switched stream=default/a");

  LogLineTest() {
    entry.setInstant(Instant.parse("2026-05-01T10:00:00.123456789Z"));
  }

  @Test
  void tellsTimeLevelAndMessage() {
    assertThat(new LogLine().format(entry))
        .isEqualTo("time=2026-05-01T10:00:00.123Z level=INFO switched stream=default/a");
  }

  @Test
  void keepsAMessageOfSeveralLinesOnOne() {
    entry.setMessage("first\nsecond");

    assertThat(new LogLine().format(entry)).endsWith("INFO first second");
  }

  @Test
  void keepsAnErrorWithItsTraceAndCauseOnTheSameLine() {
    entry.setThrown(new IllegalStateException("broken\n\"twice\"", new IOException("disk full")));

    assertThat(new LogLine().format(entry))
        .contains(" error=\"java.lang.IllegalStateException: broken 'twice' at io.backupstream.")
        .endsWith(" caused by java.io.IOException: disk full\"")
        .doesNotContain("\n");
  }
}
