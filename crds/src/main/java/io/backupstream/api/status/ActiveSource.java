package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** Whose media leaves for the destinations. */
public enum ActiveSource {
  /** The primary encoder's. */
  @JsonProperty("Primary")
  PRIMARY,
  /** The backup encoder's. */
  @JsonProperty("Backup")
  BACKUP,
  /** Nobody's: not started, or both sources are lost. */
  @JsonProperty("None")
  NONE;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
