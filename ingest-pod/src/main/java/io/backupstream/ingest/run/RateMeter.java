package io.backupstream.ingest.run;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How much an encoder sends: counted on the event loop, read on the thread that draws. */
final class RateMeter {

  /** Long enough that a keyframe does not make the number jump. */
  private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(4);

  private static final double BIT_NANOS = 8e9;

  private final AtomicLong bytes = new AtomicLong();
  private final ArrayDeque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long bytes) {}

  void received(int count) {
    bytes.addAndGet(count);
  }

  /**
   * The rate over the last seconds, in bits per second; 0 at the first call. One thread.
   *
   * @param nanos now, on the monotonic clock
   */
  long bitsPerSecond(long nanos) {
    Sample now = new Sample(nanos, bytes.get());
    samples.addLast(now);
    while (nanos - samples.getFirst().nanos() > WINDOW_NANOS && samples.size() > 2) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long spanNanos = now.nanos() - first.nanos();
    return spanNanos == 0 ? 0 : Math.round((now.bytes() - first.bytes()) * BIT_NANOS / spanNanos);
  }
}
