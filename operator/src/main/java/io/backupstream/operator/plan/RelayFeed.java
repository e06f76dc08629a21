package io.backupstream.operator.plan;

import io.backupstream.api.status.BackupStreamStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the relay of a stream says, as far as it can be heard. */
public sealed interface RelayFeed {
  /** There is no pod to listen to. */
  record Silent() implements RelayFeed {}

  /** The pod cannot be heard since a moment; what it does is unknown. */
  record Unreachable(String pod, Instant since) implements RelayFeed {}

  /**
   * The pod speaks.
   *
   * @param revision the manifests in force; empty before the first
   * @param problem why newer ones were not taken up; null if they were
   * @param status what it says of the stream; null before it has the stream's manifest
   */
  record Heard(
      String pod, String revision, @Nullable String problem, @Nullable BackupStreamStatus status)
      implements RelayFeed {}
}
