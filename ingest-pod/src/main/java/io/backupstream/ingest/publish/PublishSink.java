package io.backupstream.ingest.publish;

import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;

/**
 * Where the media of one stream key goes. There is one for each key, for as long as the key is
 * good, with at most one publish at a time. All calls are on the event loop; times are microseconds
 * of the monotonic clock.
 */
public interface PublishSink {

  /** An encoder publishes now; what comes next is its media. */
  void started(Publication publication, long nowMicros);

  /**
   * One message of the encoder.
   *
   * @param frame its payload belongs to the sink from here on; {@code dtsMillis} is the raw
   *     timestamp, 0 to 2^32-1, with all its wraps and jumps
   */
  void frame(Frame<ByteBuf> frame);

  /** All that had come over the network by now has been handed over. */
  void batchEnded(long nowMicros);

  /** The publish is over, and nothing more comes of it. */
  void ended(EndReason reason, long nowMicros);
}
