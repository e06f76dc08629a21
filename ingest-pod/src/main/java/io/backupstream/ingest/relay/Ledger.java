package io.backupstream.ingest.relay;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.ingest.failover.Cause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Splice;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every switch down: a line in the log, the newest ten in the report. */
final class Ledger {

  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

  private final String instanceId;
  private final ArrayDeque<Switch> newest = new ArrayDeque<>();
  private long sequence;

  Ledger(String instanceId) {
    this.instanceId = instanceId;
  }

  Switch write(SwitchLine line, String stream, Instant detectedAt, Instant at) {
    Splice<?> splice = line.splice();
    sequence++;
    Switch entry =
        new Switch(
            instanceId + "-" + sequence,
            detectedAt.toString(),
            at.toString(),
            source(line.from()),
            source(line.to()),
            reason(line.cause()),
            splice.gapMillis(),
            splice.skewMillis() == Splice.UNKNOWN ? null : splice.skewMillis());
    newest.addFirst(entry);
    if (newest.size() > Switch.MAX_KEPT) {
      newest.removeLast();
    }
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
