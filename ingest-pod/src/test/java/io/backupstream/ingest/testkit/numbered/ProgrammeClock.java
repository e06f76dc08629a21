package io.backupstream.ingest.testkit.numbered;

/** The one clock of all encoders and destinations of a test; a programme begins when it is made. */
public final class ProgrammeClock {
  private final long originNanos = System.nanoTime();

  /** Micros since the programme began. */
  public long micros() {
    return (System.nanoTime() - originNanos) / 1000;
  }
}
