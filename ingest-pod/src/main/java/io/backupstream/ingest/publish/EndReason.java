package io.backupstream.ingest.publish;

/** How a publish ended. */
public enum EndReason {
  /** The encoder said so: a true stop. */
  UNPUBLISHED,
  /** The encoder closed its connection without a word. */
  CLOSED,
  /** The connection was reset, or the network reported it dead. */
  RESET,
  /** What the encoder sent broke the protocol or a limit. */
  PROTOCOL_ERROR,
  /** Nothing came for {@link IngestLimits#idleMillis}. */
  IDLE,
  /** Another encoder came with the same key while this one was silent. */
  TAKEN_OVER,
  /** This process let go of it: at its own end, or because the key is no longer good. */
  DISMISSED
}
