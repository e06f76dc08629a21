package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Names;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Secret in the stream's namespace that the relay's image is pulled with. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PullSecret(
    @Required
        @Size(min = 1, max = Names.MAX_CHARS)
        @ValidationRule(
            value = "self.matches(r'" + Names.OBJECT + "')",
            message =
                "expected the name of a Secret: lower-case letters, digits, inner hyphens and dots")
        @JsonPropertyDescription("Name of the Secret, in each stream's namespace.")
        String name) {}
