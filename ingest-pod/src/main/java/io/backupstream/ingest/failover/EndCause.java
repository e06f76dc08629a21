package io.backupstream.ingest.failover;

/** How a publish ended for certain. */
public enum EndCause {
  UNPUBLISHED,
  CLOSED,
  RESET,
  PROTOCOL_ERROR;

  Cause asCause() {
    return switch (this) {
      case UNPUBLISHED -> Cause.UNPUBLISHED;
      case CLOSED -> Cause.CLOSED;
      case RESET -> Cause.RESET;
      case PROTOCOL_ERROR -> Cause.PROTOCOL_ERROR;
    };
  }
}
