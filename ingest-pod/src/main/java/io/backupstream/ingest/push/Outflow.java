package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Moves media from the queue of a destination to one connection: all headers first, then from a cut
 * on, with timestamps from 0. Before media waits nothing is written, so that both start together.
 */
final class Outflow {
  private final PushConnection connection;
  private final PushQueue queue;
  private final HeaderMemory headers;
  private final PushListener listener;
  private @Nullable OutputClock clock;
  private long newestOfferedMicros;

  Outflow(PushConnection connection, PushQueue queue, HeaderMemory headers, PushListener listener) {
    this.connection = connection;
    this.queue = queue;
    this.headers = headers;
    this.listener = listener;
  }

  /**
   * Writes what waits as far as the connection takes it, and flushes whatever fills it.
   *
   * @return whether anything was written
   */
  boolean drain() {
    boolean wrote = false;
    while (connection.isWritable() && queue.hasMedia() && !isRenewalDue()) {
      QueuedFrame next = queue.poll();
      if (next != null) {
        send(next);
        wrote = true;
      }
      if (!connection.isWritable()) {
        connection.flush();
      }
    }
    return wrote;
  }

  /** Whether what comes next belongs to a new connection, whose timestamps start at 0 again. */
  boolean isRenewalDue() {
    QueuedFrame next = queue.peek();
    return clock != null && next != null && clock.isRenewalDue(next.timelineMillis(), next.cut());
  }

  /** When the newest frame that was written had been offered, on the monotonic clock. */
  long newestOfferedMicros() {
    return newestOfferedMicros;
  }

  private void send(QueuedFrame next) {
    boolean header = next.frame().kind() == Kind.HEADER;
    boolean news = !header || headers.put(next.frame());
    if (clock == null && !header) {
      clock = new OutputClock(next.timelineMillis());
      OutputClock started = clock;
      headers.forEach(known -> write(known, next.timelineMillis(), started));
    }
    if (clock != null && news) {
      write(next.frame(), next.timelineMillis(), clock);
    }
    newestOfferedMicros = next.offeredMicros();
    next.release();
  }

  private void write(Frame<ByteBuf> frame, long timelineMillis, OutputClock ticking) {
    Media.Type type = MessageTypes.of(frame);
    if (type != null) {
      connection.write(type, ticking.timestampMillis(frame, timelineMillis), frame.payload());
      listener.written(frame.bytes());
    }
  }
}
