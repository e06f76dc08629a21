package io.backupstream.ingest.manifest;

import io.backupstream.api.spec.SourceName;

/**
 * The stream keys that a stream's two encoders publish with; they differ.
 *
 * @param secretName the Secret that they stand in
 * @param file where that Secret was read
 */
public record EncoderKeys(StreamKey primary, StreamKey backup, String secretName, String file) {
  /** The key of one encoder. */
  public StreamKey of(SourceName source) {
    return switch (source) {
      case PRIMARY -> primary;
      case BACKUP -> backup;
    };
  }
}
