package io.backupstream.ingest.manifest;

import java.nio.file.Path;
import java.util.Set;

/** Where manifests are read from. */
public sealed interface ManifestSource permits ManifestFiles, ManifestFolder {
  /** What is there now. */
  Contents contents();

  /** What it comes to. */
  Taken take(Contents contents);

  /** The folders in which a change of the manifests shows. */
  Set<Path> folders();

  /**
   * Contents with what they came to.
   *
   * @param contents as they are after reading: a source may have written keys beside a manifest
   */
  record Taken(Contents contents, Reading reading) {}
}
