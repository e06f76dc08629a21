package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import org.jspecify.annotations.Nullable;

/**
 * One picture or sound of a recording.
 *
 * @param origin whose picture it is, and which of the clip; null for sound and for a picture that
 *     is not of the clip
 */
record Received(Track track, Kind kind, long timestampMillis, @Nullable Origin origin) {

  /** Where in the clip a picture comes from, and through which encoder it came. */
  record Origin(SourceName source, int picture) {}
}
