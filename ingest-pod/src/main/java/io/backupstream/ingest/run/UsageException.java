package io.backupstream.ingest.run;

/** What a person typed cannot be done; the message is the one line that they read. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String line) {
    super(line);
  }
}
