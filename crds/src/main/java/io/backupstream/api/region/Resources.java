package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.Map;

/** What an ingest pod asks for and may use, as Kubernetes quantities. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Resources(
    @JsonPropertyDescription("What is set aside for a pod, for example cpu: 100m.")
        Map<String, Quantity> requests,
    @JsonPropertyDescription("What a pod may use at most, for example memory: 256Mi.")
        Map<String, Quantity> limits) {

  public Resources {
    requests = requests == null ? Map.of() : Map.copyOf(requests);
    limits = limits == null ? Map.of() : Map.copyOf(limits);
  }
}
