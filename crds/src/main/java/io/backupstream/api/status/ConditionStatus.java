package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** Whether a condition holds. */
public enum ConditionStatus {
  /** It holds. */
  @JsonProperty("True")
  TRUE,
  /** It does not hold. */
  @JsonProperty("False")
  FALSE,
  /** It cannot be told. */
  @JsonProperty("Unknown")
  UNKNOWN;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
