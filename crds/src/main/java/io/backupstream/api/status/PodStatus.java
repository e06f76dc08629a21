package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** The pod that relays the stream. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodStatus(
    @JsonPropertyDescription("Name of the pod.") String name,
    @JsonPropertyDescription("The node that it runs on.") @Nullable String node) {}
