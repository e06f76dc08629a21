package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Names;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** One entry of a Secret in the stream's own namespace. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecretKeyRef(
    @Required
        @Size(min = 1, max = Names.MAX_CHARS)
        @ValidationRule(
            value = "self.matches(r'" + Names.OBJECT + "')",
            message =
                "expected the name of a Secret: lower-case letters, digits, inner hyphens and dots")
        @JsonPropertyDescription("Name of the Secret, in the stream's own namespace.")
        String name,
    @Required
        @Size(min = 1, max = Names.MAX_CHARS)
        @ValidationRule(
            value = "self.matches(r'" + Names.ENTRY + "')",
            message = "expected an entry of a Secret: letters, digits, '-', '_' and '.'")
        @JsonPropertyDescription("Entry of the Secret's data that holds the value.")
        String key) {}
