package io.backupstream.ingest.splice;

/** How badly another source is wanted on air. */
public enum Urgency {
  /** The one on air still delivers: change only where nothing is lost. */
  CLEAN,
  /** The one on air is silent and may come back: change when the cut falls due. */
  SUSPECT,
  /** The one on air is gone: change at the cut, or where its media ends. */
  FAILED
}
