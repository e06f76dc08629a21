package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** How many addresses a region has. */
public enum ExposureMode {
  /** One for each stream. */
  @JsonProperty("PerStream")
  PER_STREAM,
  /** One for all its streams, routed by key; reserved. */
  @JsonProperty("Shared")
  SHARED;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
