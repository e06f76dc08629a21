package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.StreamReport;

/** How one stream is shown to a person; on the event loop. */
public interface Display {

  /** A transition, or what is certain of a source. */
  void reportChanged(StreamReport report);

  /** A picture or a sound of an encoder came. */
  void received(SourceName source, int bytes);

  /** The stream is no longer relayed. */
  void closed();
}
