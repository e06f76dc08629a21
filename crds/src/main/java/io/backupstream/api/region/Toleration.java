package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A taint that ingest pods tolerate, in the shape of Kubernetes' own toleration. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "size(self.?key.orValue('')) > 0 || self.?operator.orValue('') == 'Exists'",
    message = "expected a key, or operator Exists for every taint")
@ValidationRule(
    value = "size(self.?value.orValue('')) == 0 || self.?operator.orValue('') != 'Exists'",
    message = "expected no value with operator Exists")
@ValidationRule(
    value = "!has(self.tolerationSeconds) || self.?effect.orValue('') == 'NoExecute'",
    message = "expected effect NoExecute with tolerationSeconds")
public record Toleration(
    @JsonPropertyDescription("The taint's key. Left out with operator Exists: every taint.")
        @Nullable String key,
    @JsonPropertyDescription("Equal or Exists. Left out: Equal.") @Nullable String operator,
    @JsonPropertyDescription("The taint's value, for Equal.") @Nullable String value,
    @JsonPropertyDescription("NoSchedule, PreferNoSchedule or NoExecute. Left out: all of them.")
        @Nullable String effect,
    @JsonPropertyDescription("How long a NoExecute taint is tolerated, in seconds.")
        @Nullable Long tolerationSeconds) {

  /** How a taint's value is compared. */
  public static final List<String> OPERATORS = List.of("Equal", "Exists");

  /** What taints do to pods. */
  public static final List<String> EFFECTS = List.of("NoExecute", "NoSchedule", "PreferNoSchedule");
}
