package io.backupstream.ingest.publish;

import org.jspecify.annotations.Nullable;

/**
 * How long one connection is waited for. Pure: time comes in as a value, in microseconds of the
 * monotonic clock.
 *
 * <pre>
 * HANDSHAKE --handshaken--> COMMANDS --publishAsked--> ANSWER --publishing--> MEDIA
 *                              ^                                                |
 *                              +------------------unpublished-------------------+
 * </pre>
 */
final class Patience {

  /** What a connection was waited for in vain. */
  enum Overdue {
    HANDSHAKE("no handshake in time"),
    HANDSHAKE_RATE("a handshake that comes too slowly"),
    PUBLISH("no publish in time"),
    MEDIA("no media for too long");

    private final String words;

    Overdue(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  private enum Waiting {
    HANDSHAKE,
    COMMANDS,
    /** The delay is ours. */
    ANSWER,
    MEDIA
  }

  private final IngestLimits limits;
  private final long connectedMicros;
  private Waiting waiting = Waiting.HANDSHAKE;
  private long sinceMicros;
  private long receivedMicros;
  private long receivedBytes;
  private boolean reading = true;

  Patience(IngestLimits limits, long nowMicros) {
    this.limits = limits;
    this.connectedMicros = nowMicros;
    this.sinceMicros = nowMicros;
    this.receivedMicros = nowMicros;
  }

  void received(int bytes, long nowMicros) {
    receivedBytes += bytes;
    receivedMicros = nowMicros;
  }

  void handshaken(long nowMicros) {
    waitFor(Waiting.COMMANDS, nowMicros);
  }

  void publishAsked(long nowMicros) {
    waitFor(Waiting.ANSWER, nowMicros);
  }

  void publishing(long nowMicros) {
    waitFor(Waiting.MEDIA, nowMicros);
    receivedMicros = nowMicros;
  }

  void unpublished(long nowMicros) {
    waitFor(Waiting.COMMANDS, nowMicros);
  }

  /** Reading was stopped or resumed by us; nobody is silent while we do not listen. */
  void reading(boolean on, long nowMicros) {
    reading = on;
    receivedMicros = nowMicros;
  }

  boolean isReading() {
    return reading;
  }

  /** When the last bytes came. */
  long receivedMicros() {
    return receivedMicros;
  }

  /** What the connection is late with, or null. */
  @Nullable Overdue overdue(long nowMicros) {
    return switch (waiting) {
      case HANDSHAKE -> handshakeOverdue(nowMicros);
      case COMMANDS ->
          passed(limits.publishMillis(), sinceMicros, nowMicros) ? Overdue.PUBLISH : null;
      case ANSWER -> null;
      case MEDIA ->
          reading && passed(limits.idleMillis(), receivedMicros, nowMicros) ? Overdue.MEDIA : null;
    };
  }

  private @Nullable Overdue handshakeOverdue(long nowMicros) {
    if (passed(limits.handshakeMillis(), connectedMicros, nowMicros)) {
      return Overdue.HANDSHAKE;
    }
    long judgedMicros = nowMicros - connectedMicros - limits.graceMillis() * 1_000L;
    boolean slow = receivedBytes * 1_000_000L < judgedMicros * limits.minBytesPerSecond();
    return slow ? Overdue.HANDSHAKE_RATE : null;
  }

  private void waitFor(Waiting next, long nowMicros) {
    waiting = next;
    sinceMicros = nowMicros;
  }

  private static boolean passed(int millis, long sinceMicros, long nowMicros) {
    return nowMicros - sinceMicros >= millis * 1_000L;
  }
}
