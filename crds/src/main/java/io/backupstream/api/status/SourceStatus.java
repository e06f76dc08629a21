package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** One encoder as the relay sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceStatus(
    @JsonPropertyDescription("Receiving, Suspect (connected but silent), Absent or Unknown.")
        SourceState state,
    @JsonPropertyDescription("When it entered this state.") @Nullable String since,
    @JsonPropertyDescription("Its video, if it has any.") @Nullable VideoFormat video,
    @JsonPropertyDescription("Its audio, if it has any.") @Nullable AudioFormat audio) {

  /** A state of a newer relay that means nothing here is unknown. */
  public SourceStatus {
    state = state == null ? SourceState.UNKNOWN : state;
  }

  /** An encoder that has not been seen. */
  public static final SourceStatus ABSENT = new SourceStatus(SourceState.ABSENT, null, null, null);
}
