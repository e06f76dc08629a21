/** The operator: BackupStreams become ingest pods, and what the pods report becomes status. */
@NullMarked
package io.backupstream.operator;

import org.jspecify.annotations.NullMarked;
