package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.backupstream.api.WireName;

/** Which nodes take a Service's traffic from outside, by Kubernetes' own names. */
public enum TrafficPolicy {
  @JsonProperty("Cluster")
  CLUSTER,
  @JsonProperty("Local")
  LOCAL;

  @Override
  public String toString() {
    return WireName.of(this);
  }
}
