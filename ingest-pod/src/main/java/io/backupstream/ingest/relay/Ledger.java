package io.backupstream.ingest.relay;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.failover.Cause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.splice.Splice;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every switch, and every end of an event, down: a line in the log, the newest ten in the
 * report.
 */
final class Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final RelayEnvironment environment;
  private final ArrayDeque<Switch> newest = new ArrayDeque<>();
  private long sequence;

  Ledger(RelayEnvironment environment) {
    this.environment = environment;
  }

  Switch write(SwitchLine line, StreamId stream) {
    Splice<?> splice = line.splice();
    Switch entry =
        new Switch(
            nextId(),
            at(line.detectedMicros()),
            at(splice.atMicros()),
            source(line.from()),
            source(line.to()),
            reason(line.cause()),
            splice.gapMillis(),
            splice.lostFrames(),
            splice.repeatedFrames(),
            splice.skewMillis() == Splice.UNKNOWN ? null : splice.skewMillis());
    LOG.info(
        "switched stream={} id={} from={} to={} reason={} gapMillis={} lostFrames={}"
            + " repeatedFrames={} detectedAt={}",
        stream,
        entry.id(),
        entry.from(),
        entry.to(),
        entry.reason(),
        splice.gapMillis(),
        splice.lostFrames(),
        splice.repeatedFrames(),
        entry.detectedAt());
    return keep(entry);
  }

  /**
   * The end of an event.
   *
   * @param reason HoldExpired or Stopped
   */
  Switch writeEnd(AirEnd end, String reason, StreamId stream) {
    Switch entry =
        new Switch(
            nextId(),
            at(end.detectedMicros()),
            at(end.atMicros()),
            source(end.from()),
            ActiveSource.NONE,
            reason,
            null,
            null,
            null,
            null);
    LOG.info(
        "switched stream={} id={} from={} to={} reason={} detectedAt={}",
        stream,
        entry.id(),
        entry.from(),
        entry.to(),
        reason,
        entry.detectedAt());
    return keep(entry);
  }

  private String nextId() {
    sequence++;
    return environment.instanceId() + "-" + sequence;
  }

  /** When something was, on the wall clock; intervals are the monotonic clock's. */
  private String at(long micros) {
    long ago = environment.clock().getAsLong() - micros;
    return environment.wall().instant().minus(Duration.of(ago, ChronoUnit.MICROS)).toString();
  }

  private Switch keep(Switch entry) {
    newest.addFirst(entry);
    if (newest.size() > Switch.MAX_KEPT) {
      newest.removeLast();
    }
    return entry;
  }

  List<Switch> newest() {
    return List.copyOf(newest);
  }

  static ActiveSource source(@Nullable Role role) {
    return switch (role) {
      case PRIMARY -> ActiveSource.PRIMARY;
      case BACKUP -> ActiveSource.BACKUP;
      case null -> ActiveSource.NONE;
    };
  }

  private static String reason(Cause cause) {
    return switch (cause) {
      case STARTED -> SwitchReasons.STARTED;
      case RETURNED -> SwitchReasons.RESUMED;
      case UNPUBLISHED -> SwitchReasons.UNPUBLISHED;
      case CLOSED -> SwitchReasons.CLOSED;
      case RESET -> SwitchReasons.RESET;
      case PROTOCOL_ERROR -> SwitchReasons.PROTOCOL_ERROR;
      case STALLED -> SwitchReasons.STALLED;
      case VIDEO_STALLED, AUDIO_STALLED -> SwitchReasons.TRACK_STALLED;
      case BEHIND -> SwitchReasons.BEHIND;
      case PRIMARY_PREFERRED -> SwitchReasons.PREFERRED;
      case PINNED -> SwitchReasons.PINNED;
    };
  }
}
