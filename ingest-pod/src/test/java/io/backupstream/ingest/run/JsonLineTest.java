package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLineTest {
  private final LogRecord entry = new LogRecord(Level.INFO, "");

  @Test
  void aRecordIsOneLineOfJson() throws IOException {
    entry.setInstant(Instant.parse("2026-12-01T18:00:00.123456Z"));
    entry.setLoggerName("io.backupstream.Ledger");
    entry.setMessage("two\nlines and a \"quote\"");

    assertThat(new JsonLine().format(entry)).doesNotContain("\n");
    JsonNode line = line();
    assertThat(line.get("time").asText()).isEqualTo("2026-12-01T18:00:00.123Z");
    assertThat(line.get("level").asText()).isEqualTo("INFO");
    assertThat(line.get("logger").asText()).isEqualTo("io.backupstream.Ledger");
    assertThat(line.get("message").asText()).isEqualTo("two\nlines and a \"quote\"");
  }

  @Test
  void whatAMessageNamesStandsUnderItsOwnName() throws IOException {
    entry.setMessage("not taken up revision=7: switched stream=default/event gapMillis=-33");

    JsonNode line = line();
    assertThat(line.get("revision").asText()).isEqualTo("7");
    assertThat(line.get("stream").asText()).isEqualTo("default/event");
    assertThat(line.get("gapMillis").asText()).isEqualTo("-33");
  }

  @Test
  void aMessageCannotForgeTheTime() throws IOException {
    entry.setInstant(Instant.EPOCH);
    entry.setMessage("time=now level=SEVERE");

    assertThat(line().get("time").asText()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(line().get("level").asText()).isEqualTo("INFO");
  }

  @Test
  void aThrowableStandsInTheLineWithItsCauses() throws IOException {
    entry.setMessage("failed");
    entry.setThrown(new IllegalStateException("outer", new IOException("inner")));

    assertThat(line().get("error").asText()).contains("outer", "caused by", "inner");
  }

  private JsonNode line() throws IOException {
    return new ObjectMapper().readTree(new JsonLine().format(entry));
  }
}
