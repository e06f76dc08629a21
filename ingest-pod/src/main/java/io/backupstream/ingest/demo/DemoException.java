package io.backupstream.ingest.demo;

/** A step of the demo did not happen; the message is the one line that a person reads. */
final class DemoException extends Exception {
  private static final long serialVersionUID = 1L;

  DemoException(String line) {
    super(line);
  }
}
