package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Names;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the region's ingest pods run. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Placement(
    @JsonPropertyDescription("Labels that a node of the region carries. Left out: any node.")
        Map<String, String> nodeSelector,
    @Size(max = 32) @JsonPropertyDescription("Taints that ingest pods tolerate.")
        List<Toleration> tolerations,
    @Default("10")
        @Min(0)
        @Max(3600)
        @JsonPropertyDescription(
            "How long a pod is kept on a node that is not ready or unreachable before it is"
                + " replaced, 0 to 3600 seconds. Defaults to 10.")
        Integer lostNodeSeconds,
    @JsonPropertyDescription(
            "What ingest pods ask for and may use. Left out: what buffer and bit rate call for.")
        @Nullable Resources resources,
    @Size(min = 1, max = Names.MAX_CHARS)
        @ValidationRule(
            value = "self.matches(r'" + Names.OBJECT + "')",
            message =
                "expected the name of a PriorityClass: lower-case letters, digits, inner hyphens and"
                    + " dots")
        @JsonPropertyDescription("PriorityClass of the ingest pods.")
        @Nullable String priorityClassName,
    @Size(max = 16) @JsonPropertyDescription("Secrets that the relay's image is pulled with.")
        List<PullSecret> imagePullSecrets) {

  public static final int DEFAULT_LOST_NODE_SECONDS = 10;

  /** What holds where a region says nothing. */
  public static final Placement DEFAULTS =
      new Placement(Map.of(), List.of(), DEFAULT_LOST_NODE_SECONDS, null, null, List.of());

  public Placement {
    nodeSelector = nodeSelector == null ? Map.of() : Map.copyOf(nodeSelector);
    tolerations = tolerations == null ? List.of() : List.copyOf(tolerations);
    lostNodeSeconds = lostNodeSeconds == null ? DEFAULT_LOST_NODE_SECONDS : lostNodeSeconds;
    imagePullSecrets = imagePullSecrets == null ? List.of() : List.copyOf(imagePullSecrets);
  }
}
