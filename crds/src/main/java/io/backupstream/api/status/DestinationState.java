package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** What a push is doing. */
public enum DestinationState {
  /** The destination takes media. */
  @JsonProperty("Streaming")
  STREAMING,
  /** A connection is being opened or waited for. */
  @JsonProperty("Connecting")
  CONNECTING,
  /** Nothing is to be sent: disabled, before the start, or no source. */
  @JsonProperty("Idle")
  IDLE,
  /** The last attempt failed; it is tried again for ever. */
  @JsonProperty("Failed")
  FAILED,
  /** The relay cannot be reached. */
  @JsonProperty("Unknown")
  UNKNOWN;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
