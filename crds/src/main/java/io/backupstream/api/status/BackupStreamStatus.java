package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is observed of a stream.
 *
 * <p>A relay fills in what it knows ({@code ingest}, {@code activeSource}, {@code sources}, {@code
 * destinations}, {@code switches} and the conditions of its own); the operator adds the rest.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackupStreamStatus(
    @JsonPropertyDescription("The generation of the spec that this status was observed for.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("The IngestRegion that the stream lives in.") @Nullable String region,
    @JsonPropertyDescription("The pod that relays the stream.") @Nullable PodStatus pod,
    @JsonPropertyDescription("What the people at the encoders need.") @Nullable IngestStatus ingest,
    @JsonPropertyDescription("Whose media leaves for the destinations: Primary, Backup or None.")
        ActiveSource activeSource,
    @JsonPropertyDescription("Both encoders as the relay sees them.") SourcesStatus sources,
    @JsonPropertyDescription("Each destination as the relay sees it.")
        List<DestinationStatus> destinations,
    @JsonPropertyDescription(
            "How many enabled destinations take media, of how many, for example 2/2.")
        @Nullable String destinationsStreaming,
    @JsonPropertyDescription("The last changes of the source on air, newest first, at most 10.")
        List<Switch> switches,
    @JsonPropertyDescription("Statements about the stream; Ready means an encoder can connect now.")
        List<Condition> conditions) {

  public BackupStreamStatus {
    activeSource = activeSource == null ? ActiveSource.NONE : activeSource;
    sources = sources == null ? SourcesStatus.ABSENT : sources;
    destinations = destinations == null ? List.of() : List.copyOf(destinations);
    switches = switches == null ? List.of() : List.copyOf(switches);
    conditions = conditions == null ? List.of() : List.copyOf(conditions);
  }

  /** What a relay says of a stream; the operator's part is left out. */
  public static BackupStreamStatus reported(
      @Nullable IngestStatus ingest,
      ActiveSource activeSource,
      SourcesStatus sources,
      List<DestinationStatus> destinations,
      List<Switch> switches,
      List<Condition> conditions) {
    return new BackupStreamStatus(
        null, null, null, ingest, activeSource, sources, destinations, null, switches, conditions);
  }

  /** The condition of a type, if it is stated. */
  public Optional<Condition> condition(String type) {
    return conditions.stream().filter(condition -> condition.type().equals(type)).findFirst();
  }
}
