package io.backupstream.operator.plan.status;

import io.backupstream.api.status.IngestStatus;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.Statement;
import io.backupstream.operator.plan.life.Life;
import io.backupstream.operator.plan.relay.InForce;
import io.backupstream.operator.plan.relay.RelayView;
import io.backupstream.operator.plan.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * All that a status is made of.
 *
 * @param inForce what the relay is to go by; null if no spec was ever allowed
 * @param revision what the relay is to report; null if it has nothing to read
 * @param region where the stream lives; null if nowhere yet
 * @param ingest where encoders publish to, and with what; null if nothing is known of it
 * @param hasAddress whether the URL leads to the stream
 * @param upToDate whether the pod is as it would be made now
 */
public record Facts(
    Situation situation,
    Verdict verdict,
    @Nullable InForce inForce,
    Life life,
    RelayView relay,
    @Nullable String revision,
    @Nullable String region,
    @Nullable IngestStatus ingest,
    boolean hasAddress,
    Statement upToDate) {}
