package io.backupstream.ingest.relay;

import io.backupstream.api.spec.Failover;
import io.backupstream.api.spec.Policy;
import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.failover.FailoverPolicy;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.manifest.StreamConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads a spec as the pure rooms want it. */
final class Settings {

  /** What a standby may hold: this many bytes for each second that it may have to hold. */
  private static final long HELD_BYTES_PER_SECOND = 8_000_000;

  /** A standby holds its splice window and up to this much of its keyframe interval. */
  private static final long HELD_EXTRA_SECONDS = 10;

  private Settings() {}

  static FailoverPolicy policy(StreamConfig config) {
    Failover failover = config.spec().failover();
    return new FailoverPolicy(
        failover.policy() == Policy.PREFER_PRIMARY,
        role(failover.pin()),
        micros(failover.bufferDuration()),
        micros(failover.stallTimeoutDuration()),
        micros(failover.startGraceDuration()),
        micros(failover.holdTimeoutDuration()),
        micros(failover.recoveryTimeDuration()));
  }

  private static @Nullable Role role(@Nullable SourceName name) {
    return switch (name) {
      case PRIMARY -> Role.PRIMARY;
      case BACKUP -> Role.BACKUP;
      case null -> null;
    };
  }

  private static long micros(Duration duration) {
    return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
  }

  static long backupOffsetMillis(StreamConfig config) {
    return config.spec().failover().backupOffsetDuration().toMillis();
  }

  static long heldBytes(StreamConfig config) {
    long seconds = config.spec().failover().bufferDuration().toSeconds() + HELD_EXTRA_SECONDS;
    return seconds * HELD_BYTES_PER_SECOND;
  }
}
