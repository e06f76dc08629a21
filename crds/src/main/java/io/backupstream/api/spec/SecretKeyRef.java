package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** One entry of a Secret in the stream's own namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretKeyRef(
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Name of the Secret, in the stream's own namespace.")
        String name,
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("Entry of the Secret's data that holds the value.")
        String key) {}
