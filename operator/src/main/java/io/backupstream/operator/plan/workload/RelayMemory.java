package io.backupstream.operator.plan.workload;

import io.backupstream.api.spec.Failover;
import io.fabric8.kubernetes.api.model.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * How much memory a relay needs.
 *
 * <p>Both sources are held for the splice window and up to 10 s of a keyframe interval,
 * destinations lag up to 5 s behind: {@code (2 × (buffer + 10 s) + 5 s) × bit rate}, in direct
 * memory. The limit allows for 64 Mbit/s a source, which is where a relay refuses to hold more; the
 * request for 16 Mbit/s. The heap and the JVM itself take the same for every stream. Buffers count
 * in steps of 5 s, so that a small change leaves a pod as it is.
 *
 * @param bufferSeconds the splice window, a multiple of 5
 */
record RelayMemory(long bufferSeconds) {
  private static final long MOST_BYTES_PER_SECOND = 8_000_000;
  private static final long USUAL_BYTES_PER_SECOND = 2_000_000;
  private static final long STEP_SECONDS = 5;
  private static final long KEYFRAME_SECONDS = 10;
  private static final long LAG_SECONDS = 5;
  private static final long MEBIBYTE = 1 << 20;
  private static final long STEP_MEBIBYTES = 32;
  private static final long LEAST_DIRECT_MEBIBYTES = 64;

  /** Heap of every relay. */
  static final long HEAP_MEBIBYTES = 96;

  /** What the JVM takes beside heap and direct memory: code, classes, stacks. */
  private static final long JVM_MEBIBYTES = 96;

  static RelayMemory of(Failover failover) {
    long seconds = failover.bufferDuration().plusMillis(999).toSeconds();
    return new RelayMemory((seconds + STEP_SECONDS - 1) / STEP_SECONDS * STEP_SECONDS);
  }

  /** Direct memory at the highest bit rate. */
  long directMebibytes() {
    return media(MOST_BYTES_PER_SECOND);
  }

  /**
   * What a limit that a region gives leaves for direct memory.
   *
   * @param limit null: none is given
   */
  long directMebibytes(@Nullable Quantity limit) {
    if (limit == null) {
      return directMebibytes();
    }
    long given = limit.getNumericalAmount().longValue() / MEBIBYTE;
    return Math.max(given - HEAP_MEBIBYTES - JVM_MEBIBYTES, LEAST_DIRECT_MEBIBYTES);
  }

  long limitMebibytes() {
    return HEAP_MEBIBYTES + JVM_MEBIBYTES + directMebibytes();
  }

  long requestMebibytes() {
    return HEAP_MEBIBYTES + JVM_MEBIBYTES + media(USUAL_BYTES_PER_SECOND);
  }

  private long media(long bytesPerSecond) {
    long seconds = 2 * (bufferSeconds + KEYFRAME_SECONDS) + LAG_SECONDS;
    long step = STEP_MEBIBYTES * MEBIBYTE;
    return (seconds * bytesPerSecond + step - 1) / step * STEP_MEBIBYTES;
  }
}
