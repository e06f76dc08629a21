package io.backupstream.ingest.publish;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Everything that is logged meanwhile, of all rooms and at all levels, as text. */
final class CapturedLog extends Handler implements AutoCloseable {

  private static final Logger ROOT = Logger.getLogger("io.backupstream");

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Level before = ROOT.getLevel();

  CapturedLog() {
    ROOT.setLevel(Level.ALL);
    ROOT.setUseParentHandlers(false);
    ROOT.addHandler(this);
  }

  List<String> lines() {
    return lines;
  }

  @Override
  public void publish(LogRecord entry) {
    lines.add(entry.getMessage() + " " + (entry.getThrown() == null ? "" : entry.getThrown()));
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void close() {
    ROOT.removeHandler(this);
    ROOT.setUseParentHandlers(true);
    ROOT.setLevel(before);
  }
}
