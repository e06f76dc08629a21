package io.backupstream.ingest.manifest;

import java.util.List;

/**
 * All streams of a relay at one revision of its manifests.
 *
 * @param revision what a report says is in force: an operator's, or counted up from 1 where files
 *     are read
 * @param streams in the manifests' order; no two share a stream key
 */
public record StreamSet(String revision, List<StreamConfig> streams) {
  public StreamSet {
    streams = List.copyOf(streams);
  }
}
