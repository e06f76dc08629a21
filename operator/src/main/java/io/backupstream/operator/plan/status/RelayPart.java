package io.backupstream.operator.plan.status;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.SourcesStatus;
import java.util.List;

/**
 * The part of a status that a relay knows.
 *
 * @param conditions PrimaryReceiving, BackupReceiving, SeamlessReady and Live, since when it says
 */
record RelayPart(
    ActiveSource activeSource,
    SourcesStatus sources,
    List<DestinationStatus> destinations,
    List<Condition> conditions) {}
