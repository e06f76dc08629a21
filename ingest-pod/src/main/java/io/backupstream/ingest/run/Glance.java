package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.BackupStreamStatus;
import java.util.Map;

/**
 * What a person sees of one stream at a glance.
 *
 * @param stream its namespace and name
 * @param keys where its stream keys stand
 * @param bitsPerSecond what each encoder sends now
 */
record Glance(
    String stream, String keys, BackupStreamStatus status, Map<SourceName, Long> bitsPerSecond) {
  Glance {
    bitsPerSecond = Map.copyOf(bitsPerSecond);
  }
}
