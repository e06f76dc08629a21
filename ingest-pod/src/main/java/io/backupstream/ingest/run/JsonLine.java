package io.backupstream.ingest.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A log record as one line of JSON: time in UTC, level, logger, message, and what the message names
 * as {@code name=value} under its own name.
 */
final class JsonLine extends Formatter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAMED = Pattern.compile("(?<=^| )([a-z][A-Za-z]*)=(\\S+?)(?=:? |$)");

  @Override
  public String format(LogRecord entry) {
    String message = formatMessage(entry);
    Map<String, String> line = new LinkedHashMap<>();
    line.put("time", entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
    line.put("level", entry.getLevel().getName());
    line.put("logger", entry.getLoggerName());
    line.put("message", message);
    Matcher named = NAMED.matcher(message);
    while (named.find()) {
      line.putIfAbsent(named.group(1), named.group(2));
    }
    Throwable thrown = entry.getThrown();
    if (thrown != null) {
      line.put("error", LogLine.trace(thrown));
    }
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }
}
