package io.backupstream.ingest.failover;

/** How a publish ended for certain. */
public enum EndCause {
  UNPUBLISHED,
  DISCONNECTED,
  PROTOCOL_ERROR;

  Cause asCause() {
    return switch (this) {
      case UNPUBLISHED -> Cause.UNPUBLISHED;
      case DISCONNECTED -> Cause.DISCONNECTED;
      case PROTOCOL_ERROR -> Cause.PROTOCOL_ERROR;
    };
  }
}
