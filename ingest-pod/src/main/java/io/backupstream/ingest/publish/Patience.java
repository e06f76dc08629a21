package io.backupstream.ingest.publish;

import io.backupstream.ingest.publish.IngestListener.Drop;
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
    HANDSHAKE("no handshake in time", Drop.HANDSHAKE_OVERDUE),
    PUBLISH("no publish in time", Drop.PUBLISH_OVERDUE),
    MEDIA("no media for too long", Drop.IDLE);

    private final String words;
    private final Drop drop;

    Overdue(String words, Drop drop) {
      this.words = words;
      this.drop = drop;
    }

    String words() {
      return words;
    }

    Drop drop() {
      return drop;
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
  private Waiting waiting = Waiting.HANDSHAKE;
  private long sinceMicros;
  private long receivedMicros;
  private boolean reading = true;

  Patience(IngestLimits limits, long nowMicros) {
    this.limits = limits;
    this.sinceMicros = nowMicros;
    this.receivedMicros = nowMicros;
  }

  void received(long nowMicros) {
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

  /** Whether the encoder waits for us. */
  boolean isAnswerDue() {
    return waiting == Waiting.ANSWER;
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
      case HANDSHAKE -> late(Overdue.HANDSHAKE, limits.handshakeMillis(), sinceMicros, nowMicros);
      case COMMANDS -> late(Overdue.PUBLISH, limits.publishMillis(), sinceMicros, nowMicros);
      case ANSWER -> null;
      case MEDIA ->
          reading ? late(Overdue.MEDIA, limits.idleMillis(), receivedMicros, nowMicros) : null;
    };
  }

  private void waitFor(Waiting next, long nowMicros) {
    waiting = next;
    sinceMicros = nowMicros;
  }

  private static @Nullable Overdue late(
      Overdue with, int millis, long sinceMicros, long nowMicros) {
    return nowMicros - sinceMicros >= millis * 1_000L ? with : null;
  }
}
