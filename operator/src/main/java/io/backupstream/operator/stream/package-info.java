/**
 * Reconciles BackupStreams: gathers what is known of a stream, has it planned, and carries the plan
 * out.
 */
@NullMarked
package io.backupstream.operator.stream;

import org.jspecify.annotations.NullMarked;
