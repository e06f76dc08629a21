/**
 * What is observed of a BackupStream: the relay's report, and the {@code status} that it becomes.
 *
 * <p>Only what changes on transitions stands here; rates, counts and latencies are metrics. Times
 * are RFC 3339 in UTC ({@link io.backupstream.api.Timestamps}).
 */
@NullMarked
package io.backupstream.api.status;

import org.jspecify.annotations.NullMarked;
