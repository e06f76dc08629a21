package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** What is known of an encoder. */
public enum SourceState {
  /** It publishes, and media arrives. */
  @JsonProperty("Receiving")
  RECEIVING,
  /** It is connected but silent, or one of its tracks is. */
  @JsonProperty("Suspect")
  SUSPECT,
  /** It is not connected. */
  @JsonProperty("Absent")
  ABSENT,
  /** The relay cannot be reached. */
  @JsonProperty("Unknown")
  UNKNOWN;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
