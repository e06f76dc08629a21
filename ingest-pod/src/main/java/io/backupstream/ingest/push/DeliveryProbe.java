package io.backupstream.ingest.push;

import io.netty.util.concurrent.Ticker;
import java.util.concurrent.TimeUnit;

/**
 * Measures how late frames reach the operating system. Follows one write at a time, so that the
 * many others need no promise.
 */
final class DeliveryProbe {
  private final PushConnection connection;
  private final Ticker ticker;
  private final PushListener listener;
  private boolean following;

  DeliveryProbe(PushConnection connection, Ticker ticker, PushListener listener) {
    this.connection = connection;
    this.ticker = ticker;
    this.listener = listener;
  }

  /** Frames were written, the newest of which had been offered at {@code offeredMicros}. */
  void wrote(long offeredMicros) {
    if (!following) {
      following = true;
      connection
          .written()
          .addListener(
              write -> {
                following = false;
                if (write.isSuccess()) {
                  long nowMicros = TimeUnit.NANOSECONDS.toMicros(ticker.nanoTime());
                  listener.delivered(nowMicros - offeredMicros);
                }
              });
    }
  }
}
