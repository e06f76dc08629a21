package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;

/**
 * A frame on its way to one destination. Holds one reference to the payload, which whoever takes
 * the frame takes over.
 *
 * @param timelineMillis its time on the output timeline
 * @param offeredMicros when it was offered, on the monotonic clock
 * @param cut whether a destination could start here
 */
record QueuedFrame(Frame<ByteBuf> frame, long timelineMillis, long offeredMicros, boolean cut) {
  void release() {
    frame.payload().release();
  }
}
