package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** Whether a primary that has recovered takes the air back from a healthy backup. */
public enum Policy {
  /** It does not: whoever is on air stays until it fails. */
  @JsonProperty("Sticky")
  STICKY,
  /** It does, once it has been healthy for {@code recoveryTime}. */
  @JsonProperty("PreferPrimary")
  PREFER_PRIMARY;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
