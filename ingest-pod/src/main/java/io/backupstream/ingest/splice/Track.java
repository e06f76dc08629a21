package io.backupstream.ingest.splice;

/** The tracks of one publish. */
public enum Track {
  VIDEO,
  AUDIO,
  DATA
}
