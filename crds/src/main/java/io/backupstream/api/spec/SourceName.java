package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** The two encoders of a stream. */
public enum SourceName {
  @JsonProperty("Primary")
  PRIMARY,
  @JsonProperty("Backup")
  BACKUP;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
