package io.backupstream.ingest.run;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** A log record as one line: time in UTC, level, then the message, which names its values. */
final class LogLine extends Formatter {

  @Override
  public String format(LogRecord entry) {
    String line =
        "time="
            + entry.getInstant().truncatedTo(ChronoUnit.MILLIS)
            + " level="
            + entry.getLevel().getName()
            + " "
            + formatMessage(entry).replaceAll("\\R", " ");
    Throwable thrown = entry.getThrown();
    return thrown == null ? line : line + " error=\"" + trace(thrown) + "\"";
  }

  /** A throwable and its causes as one line. */
  static String trace(Throwable thrown) {
    StringBuilder trace = new StringBuilder(told(thrown));
    for (StackTraceElement element : thrown.getStackTrace()) {
      trace.append(" at ").append(element);
    }
    for (Throwable cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
      trace.append(" caused by ").append(told(cause));
    }
    return trace.toString();
  }

  private static String told(Throwable thrown) {
    return thrown.toString().replaceAll("\\R", " ").replace('"', '\'');
  }
}
