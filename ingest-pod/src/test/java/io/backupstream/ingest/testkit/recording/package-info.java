/**
 * What a destination got, and whether it is one stream without a break: from a recorded file or
 * from {@link io.backupstream.ingest.testkit.recording.NumberedDestination}.
 */
@NullMarked
package io.backupstream.ingest.testkit.recording;

import org.jspecify.annotations.NullMarked;
