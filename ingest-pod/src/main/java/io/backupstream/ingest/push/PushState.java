package io.backupstream.ingest.push;

import java.time.Instant;

/**
 * The state of one destination; it changes on transitions only.
 *
 * @param message host and reason where that helps, else empty; never a stream key
 */
public record PushState(PushPhase phase, Instant since, String message) {}
