package io.backupstream.ingest.publish;

import java.util.function.LongSupplier;

/**
 * What all connections of one server share; on its event loop.
 *
 * @param clock the monotonic clock, in microseconds
 */
record IngestContext(
    IngestLimits limits,
    Census census,
    PublishDesk desk,
    IngestListener listener,
    LongSupplier clock) {

  static IngestContext of(
      Publishers publishers, IngestLimits limits, IngestListener listener, LongSupplier clock) {
    Census census = new Census(limits);
    PublishDesk desk = new PublishDesk(publishers, limits, census, listener);
    return new IngestContext(limits, census, desk, listener, clock);
  }

  void connectionsChanged() {
    listener.connectionsChanged(census.connections(), census.unauthenticated());
  }
}
