package io.backupstream.ingest.publish;

import java.net.InetSocketAddress;

/** An encoder's running publish, as its sink may act on it; on the event loop. */
public interface Publication {

  /** Where the encoder is. */
  InetSocketAddress remote();

  /**
   * Stops reading from the encoder, for want of memory and nothing else: its own buffer fills, and
   * it will drop frames. A few more frames may still come.
   */
  void pauseReading();

  /** Reads on. */
  void resumeReading();

  /** Closes the encoder's connection; the sink hears of {@link EndReason#DISMISSED} at once. */
  void dismiss();
}
