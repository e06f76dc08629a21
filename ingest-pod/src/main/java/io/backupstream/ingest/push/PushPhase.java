package io.backupstream.ingest.push;

/** What the push to one destination is doing. */
public enum PushPhase {
  /** The destination takes media. */
  STREAMING,
  /** The connection is being opened, or is open and waits for media. */
  CONNECTING,
  /** Nothing is to be sent. */
  IDLE,
  /** The last attempt failed; there will be another. Stays until media flows again. */
  FAILED
}
