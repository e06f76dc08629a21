package io.backupstream.ingest.run;

import io.backupstream.ingest.management.Probe;
import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Whether the event loop still turns: it notes the time each second, and any thread may look. */
final class LoopPulse {

  /** A loop that has not turned for so long is stuck; no work of a relay takes a tenth of it. */
  static final long STUCK_SECONDS = 10;

  private final LongSupplier nanos;
  private volatile long turnedNanos;

  /**
   * Begins to look; it ends with the loop.
   *
   * @param nanos a monotonic clock
   */
  @SuppressWarnings("FutureReturnValueIgnored") // a beat that is missing is what is looked for
  LoopPulse(EventExecutor loop, LongSupplier nanos) {
    this.nanos = nanos;
    this.turnedNanos = nanos.getAsLong();
    loop.scheduleAtFixedRate(() -> turnedNanos = nanos.getAsLong(), 1, 1, TimeUnit.SECONDS);
  }

  Probe probe() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - turnedNanos);
    return seconds < STUCK_SECONDS
        ? Probe.OK
        : Probe.failed("the event loop has not turned for " + seconds + " s");
  }
}
