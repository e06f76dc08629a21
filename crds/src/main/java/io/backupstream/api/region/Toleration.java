package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** A taint that ingest pods tolerate, in the shape of Kubernetes' own toleration. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Toleration(
    @JsonPropertyDescription("The taint's key. Left out with operator Exists: every taint.")
        @Nullable String key,
    @JsonPropertyDescription("Equal or Exists. Left out: Equal.") @Nullable String operator,
    @JsonPropertyDescription("The taint's value, for Equal.") @Nullable String value,
    @JsonPropertyDescription("NoSchedule, PreferNoSchedule or NoExecute. Left out: all of them.")
        @Nullable String effect,
    @JsonPropertyDescription("How long a NoExecute taint is tolerated, in seconds.")
        @Nullable Long tolerationSeconds) {}
