package io.backupstream.ingest.relay;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.StreamReport;
import io.backupstream.api.status.Switch;
import io.backupstream.ingest.push.PushListener;

/** Hears what happens to one stream, until it goes; on its event loop. */
public interface RelayListener extends AutoCloseable {

  /** The report changed: a transition, or what is certain of a source. */
  void reportChanged(StreamReport report);

  /** Another source is on air, or none any more; the line stands in the report from now on. */
  void switched(Switch line);

  /** A picture or a sound of an encoder came. */
  void received(SourceName source, int bytes);

  /**
   * How the stream is doing, a few times a second.
   *
   * @param heldBytes of both sources
   */
  void measured(Measure measure, long heldBytes);

  /** What leaves for a new destination; closed with it. */
  DestinationListener destination(String name);

  /** The stream is gone. */
  @Override
  void close();

  /** Hears how one destination fares, until it goes. */
  interface DestinationListener extends PushListener, AutoCloseable {
    @Override
    void close();
  }

  /**
   * What changes all the time.
   *
   * @param primaryLagMicros how late the primary's newest frame came; 0 without it
   * @param backupLagMicros how late the backup's newest frame came; 0 without it
   */
  record Measure(long primaryLagMicros, long backupLagMicros) {}
}
