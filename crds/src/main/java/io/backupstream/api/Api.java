package io.backupstream.api;

/** The group and version that all manifests carry. */
public final class Api {
  public static final String GROUP = "backupstream.io";
  public static final String VERSION = "v1alpha1";

  /** What stands in a manifest under {@code apiVersion}. */
  public static final String API_VERSION = GROUP + "/" + VERSION;

  public static final String BACKUP_STREAM = "BackupStream";
  public static final String INGEST_REGION = "IngestRegion";

  /** The app of every ingest URL: the stream key alone names stream and role. */
  public static final String INGEST_APP = "live";

  private Api() {}
}
