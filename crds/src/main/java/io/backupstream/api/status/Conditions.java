package io.backupstream.api.status;

/** The types of conditions that a BackupStream or an IngestRegion carries. */
public final class Conditions {
  /** The spec is allowed: every field is, and no other stream has its keys. */
  public static final String ACCEPTED = "Accepted";

  /** What the spec names exists: Secrets with their entries, the region. */
  public static final String RESOLVED_REFS = "ResolvedRefs";

  /** The relay has reported this very revision of the spec and its Secrets. */
  public static final String PROGRAMMED = "Programmed";

  /** An encoder can connect now; of an IngestRegion: streams can live there. */
  public static final String READY = "Ready";

  /** The primary encoder publishes, and its media arrives. */
  public static final String PRIMARY_RECEIVING = "PrimaryReceiving";

  /** The backup encoder publishes, and its media arrives. */
  public static final String BACKUP_RECEIVING = "BackupReceiving";

  /**
   * A failover now would lose and double no frame; else the reason says what to change at which
   * encoder.
   */
  public static final String SEAMLESS_READY = "SeamlessReady";

  /** Media reaches every enabled destination. */
  public static final String LIVE = "Live";

  /** The pod runs the operator's current image in the wanted region. */
  public static final String UP_TO_DATE = "UpToDate";

  private Conditions() {}
}
