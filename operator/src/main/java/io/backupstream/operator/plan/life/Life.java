package io.backupstream.operator.plan.life;

import io.backupstream.operator.plan.relay.Halt;
import io.backupstream.operator.plan.relay.StopOrder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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
  record Stopping(StopOrder order, Instant giveUpAt) implements Life {}

  /** No pod is wanted. */
  record Halted(StopOrder order) implements Life {}

  /** What the relay is told; null if it is to run. */
  default @Nullable StopOrder stop() {
    return switch (this) {
      case Running running -> null;
      case Stopping stopping -> stopping.order;
      case Halted halted -> halted.order;
    };
  }

  /** Why no pod is wanted, or none any longer; null if one is. */
  default @Nullable Halt halt() {
    StopOrder stop = stop();
    return stop == null ? null : stop.why();
  }

  /** How many pods are wanted. */
  default int replicas() {
    return this instanceof Halted ? 0 : 1;
  }
}
