package io.backupstream.ingest.splice;

/**
 * Whether a failover now would lose and double no frame.
 *
 * @param message what stands in the way and what to change at which encoder, in plain words
 */
public record SeamlessVerdict(Reason reason, String message) {

  /** The reasons in the words of the condition SeamlessReady. */
  public enum Reason {
    SEAMLESS,
    SKEW_UNVERIFIED,
    PRIMARY_ABSENT,
    BACKUP_ABSENT,
    CODEC_MISMATCH,
    RESOLUTION_MISMATCH,
    FRAME_RATE_MISMATCH,
    REORDER_MISMATCH,
    OPEN_GOP,
    AUDIO_MISMATCH,
    KEYFRAME_INTERVAL_UNKNOWN,
    KEYFRAME_INTERVAL_TOO_LONG,
    SKEW_TOO_LARGE
  }

  /** Whether the condition is True. */
  public boolean isSeamless() {
    return reason == Reason.SEAMLESS || reason == Reason.SKEW_UNVERIFIED;
  }
}
