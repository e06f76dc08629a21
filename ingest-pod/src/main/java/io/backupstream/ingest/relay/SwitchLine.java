package io.backupstream.ingest.relay;

import io.backupstream.ingest.failover.Cause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Splice;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger: who left the air, who came, why, and what the destinations got.
 *
 * @param detectedMicros when the reason was noticed, on the monotonic clock
 * @param from null at the start and after a hold
 */
public record SwitchLine(
    long detectedMicros, @Nullable Role from, Role to, Cause cause, Splice<?> splice) {}
