package io.backupstream.ingest.run;

import java.util.function.Consumer;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Takes each line of the process's log; called on any thread, one line at a time. */
final class LogSink extends Handler {

  private final Consumer<String> lines;

  private LogSink(Formatter formatter, Consumer<String> lines) {
    this.lines = lines;
    setFormatter(formatter);
  }

  /**
   * Sends the log of the whole process there from now on, and nowhere else.
   *
   * @param least what is less urgent is left out
   */
  static void install(Level least, Consumer<String> lines) {
    install(least, new LogLine(), lines);
  }

  /** The same, in a form of its own. */
  static void install(Level least, Formatter formatter, Consumer<String> lines) {
    Logger root = Logger.getLogger("");
    for (Handler before : root.getHandlers()) {
      root.removeHandler(before);
    }
    root.setLevel(least);
    root.addHandler(new LogSink(formatter, lines));
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      lines.accept(getFormatter().format(entry));
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
