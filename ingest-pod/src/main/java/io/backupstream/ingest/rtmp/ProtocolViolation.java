package io.backupstream.ingest.rtmp;

import java.io.Serial;

/**
 * The peer broke the protocol or one of our limits, and its connection cannot go on. The message
 * says what was expected, what came and where; it never holds a stream key.
 */
public final class ProtocolViolation extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  public ProtocolViolation(String message) {
    super(message);
  }

  /** Without a stack trace: what the peer sent is the cause, and a peer must not cost us one. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
