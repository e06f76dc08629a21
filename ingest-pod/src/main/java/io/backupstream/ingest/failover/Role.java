package io.backupstream.ingest.failover;

/** The two sources of a backup stream. */
public enum Role {
  PRIMARY,
  BACKUP;

  public Role other() {
    return this == PRIMARY ? BACKUP : PRIMARY;
  }
}
