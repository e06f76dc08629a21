package io.backupstream.ingest.management;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.StreamReport;
import java.util.List;
import java.util.stream.Stream;

/** Reports of streams that differ by who is on air. */
final class Reports {
  private Reports() {}

  static RelayReport of(ActiveSource onAir, String... streams) {
    return new RelayReport(
        "7",
        null,
        Stream.of(streams).map(name -> new StreamReport("events", name, status(onAir))).toList());
  }

  private static BackupStreamStatus status(ActiveSource onAir) {
    return BackupStreamStatus.reported(
        null, onAir, SourcesStatus.ABSENT, List.of(), List.of(), List.of());
  }
}
