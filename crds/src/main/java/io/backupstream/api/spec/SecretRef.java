package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Names;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** A Secret in the stream's own namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretRef(
    @Required
        @Size(min = 1, max = Names.MAX_CHARS)
        @ValidationRule(
            value = "self.matches(r'" + Names.OBJECT + "')",
            message =
                "expected the name of a Secret: lower-case letters, digits, inner hyphens and dots")
        @JsonPropertyDescription("Name of the Secret, in the stream's own namespace.")
        String name) {}
