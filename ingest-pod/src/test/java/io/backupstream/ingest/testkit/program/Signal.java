package io.backupstream.ingest.testkit.program;

/** What a test does to a process. */
public enum Signal {
  /** Freezes it; its sockets stay open and silent. */
  STOP,
  /** Lets it go on. */
  CONT,
  /** As Ctrl-C does. */
  INT,
  /** As a pod is stopped. */
  TERM,
  /** As a crash does. */
  KILL
}
