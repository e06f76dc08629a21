package io.backupstream.api.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.backupstream.api.Durations;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a source counts as failed, and who takes over. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Failover(
    @Default(DEFAULT_POLICY)
        @JsonPropertyDescription(
            "Sticky: a recovered primary stays in reserve until the backup fails. PreferPrimary: it"
                + " takes the air back once it has been healthy for recoveryTime. Defaults to"
                + " Sticky.")
        Policy policy,
    @JsonPropertyDescription(
            "An operator's hand: the source that is on air whenever it is healthy. Left out, the"
                + " choice is automatic.")
        @Nullable SourceName pin,
    @Default(DEFAULT_BUFFER)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.BUFFER_RULE, message = Bounds.BUFFER_MESSAGE)
        @JsonPropertyDescription(
            "How long media is held before it is sent, 0s to 30s; it is the added latency. A"
                + " failover loses nothing if this is at least the backup's keyframe interval plus"
                + " 1.5 times stallTimeout plus 250ms. Defaults to 4s.")
        String buffer,
    @Default(DEFAULT_STALL_TIMEOUT)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.STALL_RULE, message = Bounds.STALL_MESSAGE)
        @JsonPropertyDescription(
            "How long an open connection may be silent before its source is suspect, 200ms to 30s."
                + " Defaults to 1s.")
        String stallTimeout,
    @Default(DEFAULT_START_GRACE)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.GRACE_RULE, message = Bounds.GRACE_MESSAGE)
        @JsonPropertyDescription(
            "How long a backup that is alone at the start waits for the primary before it goes on"
                + " air, 0s to 5m. Defaults to 5s.")
        String startGrace,
    @Default(DEFAULT_HOLD_TIMEOUT)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.HOLD_RULE, message = Bounds.HOLD_MESSAGE)
        @JsonPropertyDescription(
            "How long connections to destinations are kept open while both sources are lost, 0s to"
                + " 1h. Defaults to 60s.")
        String holdTimeout,
    @Default(DEFAULT_RECOVERY_TIME)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.RECOVERY_RULE, message = Bounds.RECOVERY_MESSAGE)
        @JsonPropertyDescription(
            "How long a preferred or pinned source must have been healthy before it takes the air"
                + " back, 0s to 1h. Defaults to 10s.")
        String recoveryTime,
    @Default(DEFAULT_BACKUP_OFFSET)
        @Size(max = Bounds.MAX_CHARS)
        @ValidationRule(value = Bounds.OFFSET_RULE, message = Bounds.OFFSET_MESSAGE)
        @JsonPropertyDescription(
            "Known delay of the backup's programme against the primary's, -10s to 10s: positive if"
                + " the backup shows the same instant later. Defaults to 0ms.")
        String backupOffset) {

  public static final String DEFAULT_POLICY = "Sticky";
  public static final String DEFAULT_BUFFER = "4s";
  public static final String DEFAULT_STALL_TIMEOUT = "1s";
  public static final String DEFAULT_START_GRACE = "5s";
  public static final String DEFAULT_HOLD_TIMEOUT = "60s";
  public static final String DEFAULT_RECOVERY_TIME = "10s";
  public static final String DEFAULT_BACKUP_OFFSET = "0ms";

  /** What holds where a spec says nothing. */
  public static final Failover DEFAULTS =
      new Failover(
          Policy.STICKY,
          null,
          DEFAULT_BUFFER,
          DEFAULT_STALL_TIMEOUT,
          DEFAULT_START_GRACE,
          DEFAULT_HOLD_TIMEOUT,
          DEFAULT_RECOVERY_TIME,
          DEFAULT_BACKUP_OFFSET);

  public Failover {
    policy = policy == null ? Policy.STICKY : policy;
    buffer = buffer == null ? DEFAULT_BUFFER : buffer;
    stallTimeout = stallTimeout == null ? DEFAULT_STALL_TIMEOUT : stallTimeout;
    startGrace = startGrace == null ? DEFAULT_START_GRACE : startGrace;
    holdTimeout = holdTimeout == null ? DEFAULT_HOLD_TIMEOUT : holdTimeout;
    recoveryTime = recoveryTime == null ? DEFAULT_RECOVERY_TIME : recoveryTime;
    backupOffset = backupOffset == null ? DEFAULT_BACKUP_OFFSET : backupOffset;
  }

  /** The splice window, 0 s to 30 s; also the added latency. */
  public Duration bufferDuration() {
    return Durations.parse(buffer);
  }

  /** Silence on an open connection that makes a source suspect, 200 ms to 30 s. */
  public Duration stallTimeoutDuration() {
    return Durations.parse(stallTimeout);
  }

  /** How long a backup alone at the start waits for the primary, 0 s to 5 min. */
  public Duration startGraceDuration() {
    return Durations.parse(startGrace);
  }

  /** How long destinations are kept open while both sources are lost, 0 s to 1 h. */
  public Duration holdTimeoutDuration() {
    return Durations.parse(holdTimeout);
  }

  /** How long a preferred source must be healthy before it takes the air back, 0 s to 1 h. */
  public Duration recoveryTimeDuration() {
    return Durations.parse(recoveryTime);
  }

  /** Delay of the backup's programme against the primary's, -10 s to 10 s. */
  public Duration backupOffsetDuration() {
    return Durations.parse(backupOffset);
  }
}
