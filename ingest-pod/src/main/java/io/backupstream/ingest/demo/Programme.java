package io.backupstream.ingest.demo;

import java.util.concurrent.TimeUnit;

/**
 * The running programme that all encoders of a demo play from one shared origin.
 *
 * @param originNanos when it began, on the monotonic clock
 */
record Programme(long originNanos) {

  static Programme startingNow() {
    return new Programme(System.nanoTime());
  }

  /** How long it has been running. */
  long millis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - originNanos);
  }

  /** How long until it reaches a time; negative if it has passed. */
  long microsUntil(long programmeMillis) {
    long nanos = TimeUnit.MILLISECONDS.toNanos(programmeMillis) - (System.nanoTime() - originNanos);
    return Math.ceilDiv(nanos, 1_000L);
  }
}
