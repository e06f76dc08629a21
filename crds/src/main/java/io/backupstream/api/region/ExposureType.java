package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The type of the Services that encoders connect to, by Kubernetes' own names. */
public enum ExposureType {
  @JsonProperty("NodePort")
  NODE_PORT("NodePort"),
  @JsonProperty("LoadBalancer")
  LOAD_BALANCER("LoadBalancer"),
  @JsonProperty("ClusterIP")
  CLUSTER_IP("ClusterIP");

  private final String serviceType;

  ExposureType(String serviceType) {
    this.serviceType = serviceType;
  }

  /** What stands in a Service under {@code spec.type}. */
  @Override
  public String toString() {
    return serviceType;
  }
}
