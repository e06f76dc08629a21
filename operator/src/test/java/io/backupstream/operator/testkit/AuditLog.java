package io.backupstream.operator.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All requests that the API server has answered, whoever sent them; safe for all threads. */
public final class AuditLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  /** Where the log ends now, to be handed to {@link #since}. */
  public long mark() {
    try {
      return Files.exists(file) ? Files.size(file) : 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** What was answered after a mark, oldest first. */
  public List<AuditEvent> since(long mark) {
    try (FileChannel log = FileChannel.open(file).position(mark)) {
      String text = new String(Channels.newInputStream(log).readAllBytes(), StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1)
          .lines()
          .map(AuditLog::parse)
          .filter(AuditLog::counts)
          .map(AuditEvent::of)
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A watch counts when it begins, all else when it is answered. */
  private static boolean counts(JsonNode event) {
    boolean watch = event.path("verb").asText().equals("watch");
    return event.path("stage").asText().equals(watch ? "ResponseStarted" : "ResponseComplete");
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
