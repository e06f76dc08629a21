package io.backupstream.operator.plan;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.Switch;
import java.util.List;

/** What relays say. */
final class Reports {
  static final String SINCE = "2026-11-02T10:00:05Z";

  private Reports() {}

  /** No encoder has come. */
  static BackupStreamStatus idle() {
    return report(ActiveSource.NONE, SourceState.ABSENT, SourceState.ABSENT, DestinationState.IDLE);
  }

  /** Both encoders are there, and the primary is on air. */
  static BackupStreamStatus live() {
    return report(
        ActiveSource.PRIMARY,
        SourceState.RECEIVING,
        SourceState.RECEIVING,
        DestinationState.STREAMING);
  }

  static BackupStreamStatus report(
      ActiveSource active,
      SourceState primary,
      SourceState backup,
      DestinationState youtube,
      Switch... switches) {
    return report(SINCE, active, primary, backup, youtube, switches);
  }

  static BackupStreamStatus report(
      String since,
      ActiveSource active,
      SourceState primary,
      SourceState backup,
      DestinationState youtube,
      Switch... switches) {
    return BackupStreamStatus.reported(
        null,
        active,
        new SourcesStatus(source(primary, since), source(backup, since)),
        List.of(new DestinationStatus("youtube", youtube, since, null)),
        List.of(switches),
        List.of(
            receiving(Conditions.PRIMARY_RECEIVING, primary),
            receiving(Conditions.BACKUP_RECEIVING, backup),
            condition(
                Conditions.SEAMLESS_READY,
                primary == SourceState.RECEIVING && backup == SourceState.RECEIVING,
                Reasons.SEAMLESS,
                Reasons.BACKUP_ABSENT),
            condition(
                Conditions.LIVE,
                youtube == DestinationState.STREAMING,
                Reasons.LIVE,
                Reasons.OFF_AIR)));
  }

  private static SourceStatus source(SourceState state, String since) {
    return new SourceStatus(state, since, null, null);
  }

  private static Condition receiving(String type, SourceState state) {
    return condition(type, state == SourceState.RECEIVING, Reasons.RECEIVING, state.toString());
  }

  private static Condition condition(String type, boolean holds, String reason, String otherwise) {
    return new Condition(
        type,
        holds ? ConditionStatus.TRUE : ConditionStatus.FALSE,
        null,
        SINCE,
        holds ? reason : otherwise,
        "as the relay says");
  }
}
