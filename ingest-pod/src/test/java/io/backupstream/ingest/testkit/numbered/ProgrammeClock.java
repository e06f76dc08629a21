package io.backupstream.ingest.testkit.numbered;

import java.util.concurrent.locks.LockSupport;

/** The one clock of all encoders and destinations of a test; a programme begins when it is made. */
public final class ProgrammeClock {
  private final long originNanos;

  /** A programme that begins now. */
  public ProgrammeClock() {
    this(System.nanoTime());
  }

  private ProgrammeClock(long originNanos) {
    this.originNanos = originNanos;
  }

  /** The clock of another process on this machine, by its {@link #originNanos}. */
  public static ProgrammeClock since(long originNanos) {
    return new ProgrammeClock(originNanos);
  }

  /** When the programme began, on the machine's monotonic clock. */
  public long originNanos() {
    return originNanos;
  }

  /** Micros since the programme began. */
  public long micros() {
    return (System.nanoTime() - originNanos) / 1000;
  }

  /** Lets so much of the programme pass. */
  public void pass(long millis) {
    long endMicros = micros() + millis * 1000;
    for (long left = endMicros - micros(); left > 0; left = endMicros - micros()) {
      LockSupport.parkNanos(left * 1000);
    }
  }
}
