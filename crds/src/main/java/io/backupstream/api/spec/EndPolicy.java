package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** What happens at the scheduled end while an encoder is still sending. */
public enum EndPolicy {
  /** The stream ends once both encoders have stopped: an overrun is never cut. */
  @JsonProperty("WhenIdle")
  WHEN_IDLE,
  /** The stream ends on time. */
  @JsonProperty("Stop")
  STOP;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
