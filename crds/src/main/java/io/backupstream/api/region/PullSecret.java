package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;

/** A Secret in the stream's namespace that the relay's image is pulled with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PullSecret(
    @Required @JsonPropertyDescription("Name of the Secret, in each stream's namespace.")
        String name) {}
