package io.backupstream.operator.plan.life;

import java.time.Instant;

/**
 * Where a stream is between its first and its last pod.
 *
 * <pre>
 *   Halted ──▶ Running ──▶ Stopping ──▶ Halted
 *                 ▲            │
 *                 └────────────┘ wanted again
 * </pre>
 */
public sealed interface Life {
  /** A pod is wanted. */
  record Running() implements Life {}

  /**
   * The relay is told to stop, so that it unpublishes; the pod stays until it has, or until our
   * patience ends.
   */
  record Stopping(Halt why, Instant since, Instant giveUpAt) implements Life {}

  /** No pod is wanted. */
  record Halted(Halt why, Instant since) implements Life {}
}
