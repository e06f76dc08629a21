package io.backupstream.ingest.failover;

import org.jspecify.annotations.Nullable;

/**
 * What a user may choose of the failover law; may change while on air.
 *
 * @param preferPrimary whether a recovered primary takes the air back
 * @param pin an operator's hand: the source that is to be on air while it is healthy
 * @param bufferMicros the splice window
 * @param stallMicros silence on an open connection that makes a source suspect
 * @param graceMicros how long a backup that is alone at the start waits for the primary
 * @param holdMicros how long destinations are kept open without a source
 * @param recoveryMicros how long a source must have been healthy to be preferred again
 */
public record FailoverPolicy(
    boolean preferPrimary,
    @Nullable Role pin,
    long bufferMicros,
    long stallMicros,
    long graceMicros,
    long holdMicros,
    long recoveryMicros) {

  /** How long one track may be silent while the other goes on, in stall times. */
  static final double TRACK_STALL_FACTOR = 1.5;

  /** Room for a switch between its detection and the end of what is held. */
  static final long SLACK_MICROS = 250_000;

  /** Buffers too small for a clean switch still allow this much lag. */
  static final long LEAST_LAG_MICROS = 1_000_000;

  long trackStallMicros() {
    return (long) (stallMicros * TRACK_STALL_FACTOR);
  }

  /** How late a standby may run. */
  long lagLimitMicros(long keyframeIntervalMicros) {
    return Math.max(bufferMicros - keyframeIntervalMicros, LEAST_LAG_MICROS);
  }

  /** How late the source on air may run while a healthy standby has this keyframe interval. */
  long behindMicros(long keyframeIntervalMicros) {
    return Math.max(bufferMicros - keyframeIntervalMicros - SLACK_MICROS, LEAST_LAG_MICROS);
  }
}
