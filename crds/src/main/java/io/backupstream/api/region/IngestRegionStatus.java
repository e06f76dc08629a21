package io.backupstream.api.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.status.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is observed of a region. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IngestRegionStatus(
    @JsonPropertyDescription("The generation of the spec that this status was observed for.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("How many streams live in the region.") Integer streams,
    @JsonPropertyDescription("Statements about the region; Ready means that streams can live here.")
        List<Condition> conditions) {

  public IngestRegionStatus {
    streams = streams == null ? 0 : streams;
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }
}
