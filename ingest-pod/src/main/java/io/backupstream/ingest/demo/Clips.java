package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import java.io.IOException;

/** The clip as each of the two encoders sends it. */
record Clips(Clip primary, Clip backup) {

  static Clips load() throws IOException {
    return new Clips(Clip.of(SourceName.PRIMARY), Clip.of(SourceName.BACKUP));
  }

  Clip of(SourceName source) {
    return switch (source) {
      case PRIMARY -> primary;
      case BACKUP -> backup;
    };
  }
}
