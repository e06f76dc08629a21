package io.backupstream.ingest.relay;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a relay: runs its task when the next frame falls due. It is set to an earlier
 * time at will; what falls due later is asked for anew when it has run. On the event loop.
 */
final class DueTimer {

  private final EventLoop loop;
  private final Runnable task;
  private @Nullable Future<?> pending;
  private long dueMicros = Long.MAX_VALUE;

  DueTimer(EventLoop loop, Runnable task) {
    this.loop = loop;
    this.task = task;
  }

  /**
   * Runs the task by then.
   *
   * @param due on the relay's monotonic clock; {@link Long#MAX_VALUE} for never
   */
  void runBy(long due, long nowMicros) {
    if (due >= dueMicros) {
      return;
    }
    cancel();
    dueMicros = due;
    pending = loop.schedule(this::fire, Math.max(due - nowMicros, 0), TimeUnit.MICROSECONDS);
  }

  private void fire() {
    pending = null;
    dueMicros = Long.MAX_VALUE;
    task.run();
  }

  void cancel() {
    if (pending != null) {
      pending.cancel(false);
    }
  }
}
