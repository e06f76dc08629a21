package io.backupstream.api.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/**
 * One change of the source on air, written down when it aired; or the end of an event, to None. An
 * end has neither gap nor frames.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Switch(
    @JsonPropertyDescription("Unique: the pod's UID and a sequence number.") String id,
    @JsonPropertyDescription(
            "When the cause was detected; of an end, since when nothing had been on air.")
        @Nullable String detectedAt,
    @JsonPropertyDescription(
            "When the first media of the new source left; of an end, when destinations were let go.")
        String at,
    @JsonPropertyDescription("Who was on air before.") ActiveSource from,
    @JsonPropertyDescription("Who is on air since.") ActiveSource to,
    @JsonPropertyDescription("Why, in one word: see the reasons of switches in the API reference.")
        String reason,
    @JsonPropertyDescription(
            "Video that destinations miss (positive) or get twice (negative) through this switch, in"
                + " milliseconds; 0 if none.")
        @Nullable Long gapMillis,
    @JsonPropertyDescription(
            "Pictures of the programme that destinations miss through this switch.")
        @Nullable Integer lostFrames,
    @JsonPropertyDescription(
            "Pictures of the programme that destinations get twice through this switch.")
        @Nullable Integer repeatedFrames,
    @JsonPropertyDescription(
            "How much later the new source shows the same instant, in milliseconds, where both"
                + " bitstreams carry time codes; left out otherwise.")
        @Nullable Long skewMillis) {

  /** A word of a newer relay that means nothing here is None. */
  public Switch {
    from = from == null ? ActiveSource.NONE : from;
    to = to == null ? ActiveSource.NONE : to;
  }

  /** How many a status keeps, the newest first. */
  public static final int MAX_KEPT = 10;
}
