package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import org.jspecify.annotations.Nullable;

/** One destination as the relay sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationStatus(
    @Required @JsonPropertyDescription("The destination's name in the spec.") String name,
    @JsonPropertyDescription("Streaming, Connecting, Idle, Failed or Unknown.")
        DestinationState state,
    @JsonPropertyDescription("When it entered this state.") @Nullable String since,
    @JsonPropertyDescription("Why, in plain words, where that helps.") @Nullable String message) {

  /** A state of a newer relay that means nothing here is unknown. */
  public DestinationStatus {
    state = state == null ? DestinationState.UNKNOWN : state;
  }
}
