package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.manifest.StreamConfig;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each transition into the log; the switches are there already, from the ledger. */
final class LogScreen {
  private static final Logger LOG = LoggerFactory.getLogger(LogScreen.class);

  /** Shows one stream. */
  Display display(StreamConfig config) {
    return new Lines(config.id().toString(), Transitions.NOTHING_SEEN);
  }

  private static final class Lines implements Display {
    private final String stream;
    private Transitions seen;

    Lines(String stream, Transitions seen) {
      this.stream = stream;
      this.seen = seen;
    }

    @Override
    public void reportChanged(StreamReport report) {
      Transitions now = withoutSwitches(report.status());
      now.since(seen).forEach(line -> LOG.info("{} stream={}", line, stream));
      seen = now;
    }

    private static Transitions withoutSwitches(BackupStreamStatus status) {
      return new Transitions(
          BackupStreamStatus.reported(
              status.ingest(),
              status.activeSource(),
              status.sources(),
              status.destinations(),
              List.of(),
              status.conditions()));
    }

    @Override
    public void received(SourceName source, int bytes) {}

    @Override
    public void closed() {}
  }
}
