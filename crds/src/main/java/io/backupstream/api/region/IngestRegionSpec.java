package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Names;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** A place in the world that encoders publish to: which nodes, by which addresses. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngestRegionSpec(
    @JsonProperty("default")
        @Default("false")
        @JsonPropertyDescription(
            "Whether streams that name no region live here; one region at most may say so. Defaults"
                + " to false.")
        Boolean isDefault,
    @Size(min = 1, max = Names.MAX_CHARS)
        @ValidationRule(
            value =
                "self.replace('{name}', 'n').replace('{namespace}', 'n').matches(r'^"
                    + HOST_PATTERN
                    + "$')",
            message = "expected a host name that may contain {name} and {namespace}")
        @JsonPropertyDescription(
            "Host of the streams' URLs; {name} and {namespace} of the stream are filled in. Left"
                + " out: the address of the stream's Service or node.")
        @Nullable String host,
    @JsonPropertyDescription("Where ingest pods run.") Placement placement,
    @JsonPropertyDescription("How encoders reach them.") Exposure exposure,
    @JsonPropertyDescription("Which addresses destinations may resolve to.") Egress egress) {

  /** What the host looks like once name and namespace are filled in. */
  public static final String HOST_PATTERN = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

  public static final boolean DEFAULT_IS_DEFAULT = false;

  public IngestRegionSpec {
    isDefault = isDefault == null ? DEFAULT_IS_DEFAULT : isDefault;
    placement = placement == null ? Placement.DEFAULTS : placement;
    exposure = exposure == null ? Exposure.DEFAULTS : exposure;
    egress = egress == null ? Egress.DEFAULTS : egress;
  }
}
