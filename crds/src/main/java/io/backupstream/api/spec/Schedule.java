package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Durations;
import io.backupstream.api.Timestamps;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a scheduled event takes place; a stream without one is a standing channel. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.end) || self.end > self.start",
    message = "expected a time after start",
    fieldPath = ".end")
public record Schedule(
    @Required
        @JsonPropertyDescription(
            "When destinations start to receive, RFC 3339 (2026-12-01T18:00:00Z). Encoders may"
                + " connect from leadTime before.")
        String start,
    @JsonPropertyDescription(
            "When the event ends, RFC 3339, after start. Left out, it does not end by itself.")
        @Nullable String end,
    @Default(DEFAULT_LEAD_TIME)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.LEAD_RULE, message = Bounds.LEAD_MESSAGE)
        @JsonPropertyDescription(
            "How long before start encoders can connect, 0s to 24h. Defaults to 10m.")
        String leadTime,
    @Default(DEFAULT_END_POLICY)
        @JsonPropertyDescription(
            "WhenIdle: an overrun is never cut, the event ends once both encoders have stopped."
                + " Stop: it ends on time. Defaults to WhenIdle.")
        EndPolicy endPolicy) {

  public static final String DEFAULT_LEAD_TIME = "10m";
  public static final String DEFAULT_END_POLICY = "WhenIdle";

  public Schedule {
    leadTime = leadTime == null ? DEFAULT_LEAD_TIME : leadTime;
    endPolicy = endPolicy == null ? EndPolicy.WHEN_IDLE : endPolicy;
  }

  /** When destinations start to receive. */
  public Instant startInstant() {
    return Timestamps.parse(start);
  }

  /** When the event ends; null if it does not end by itself. */
  public @Nullable Instant endInstant() {
    return end == null ? null : Timestamps.parse(end);
  }

  /** How long before the start encoders can connect, 0 s to 24 h. */
  public Duration leadTimeDuration() {
    return Durations.parse(leadTime);
  }
}
