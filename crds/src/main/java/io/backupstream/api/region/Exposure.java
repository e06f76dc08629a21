package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;

/** How encoders reach the region's streams. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Exposure(
    @Default(DEFAULT_MODE)
        @ValidationRule(
            value = "self != 'Shared'",
            message = "expected PerStream, Shared is reserved")
        @JsonPropertyDescription(
            "PerStream: each stream has an address of its own. Shared (one for all, routed by key)"
                + " is reserved. Defaults to PerStream.")
        ExposureMode mode,
    @Default(DEFAULT_TYPE)
        @JsonPropertyDescription(
            "Type of the Services: NodePort, LoadBalancer or ClusterIP. Defaults to NodePort.")
        ExposureType type,
    @JsonPropertyDescription("Annotations of the Services, as load balancers want them.")
        Map<String, String> annotations,
    @Default(DEFAULT_TRAFFIC_POLICY)
        @JsonPropertyDescription(
            "externalTrafficPolicy of the Services: Cluster or Local. Defaults to Cluster.")
        TrafficPolicy externalTrafficPolicy) {

  public static final String DEFAULT_MODE = "PerStream";
  public static final String DEFAULT_TYPE = "NodePort";
  public static final String DEFAULT_TRAFFIC_POLICY = "Cluster";

  /** What holds where a region says nothing. */
  public static final Exposure DEFAULTS =
      new Exposure(
          ExposureMode.PER_STREAM, ExposureType.NODE_PORT, Map.of(), TrafficPolicy.CLUSTER);

  public Exposure {
    mode = mode == null ? ExposureMode.PER_STREAM : mode;
    type = type == null ? ExposureType.NODE_PORT : type;
    annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    externalTrafficPolicy =
        externalTrafficPolicy == null ? TrafficPolicy.CLUSTER : externalTrafficPolicy;
  }
}
