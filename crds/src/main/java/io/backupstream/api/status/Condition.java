package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One statement about a resource, in the shape of {@code metav1.Condition}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Required
        @Size(min = 1, max = 316)
        @JsonPropertyDescription("What is stated, for example Ready.")
        String type,
    @Required @JsonPropertyDescription("True, False or Unknown.") ConditionStatus status,
    @JsonPropertyDescription("The generation of the spec that this was stated about.")
        @Nullable Long observedGeneration,
    @Required @JsonPropertyDescription("When status last changed.") String lastTransitionTime,
    @Required
        @Size(min = 1, max = 1024)
        @JsonPropertyDescription("Why, in one word that scripts may rely on.")
        String reason,
    @Required @Size(max = 32768) @JsonPropertyDescription("Why, in plain words; may be empty.")
        String message) {

  public Condition {
    message = message == null ? "" : message;
  }

  /** Whether it holds. */
  public boolean holds() {
    return status == ConditionStatus.TRUE;
  }
}
