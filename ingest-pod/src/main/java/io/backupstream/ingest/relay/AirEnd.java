package io.backupstream.ingest.relay;

import io.backupstream.ingest.failover.Role;

/**
 * The line of the ledger that ends an event: nothing is on air any more, and the destinations are
 * let go.
 *
 * @param detectedMicros since when nothing had been on air, on the monotonic clock
 * @param atMicros when it was decided
 * @param from who was on air last
 */
public record AirEnd(long detectedMicros, long atMicros, Role from) {}
