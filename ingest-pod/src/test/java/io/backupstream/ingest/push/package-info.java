/** Tests of the destinations. */
@NullMarked
package io.backupstream.ingest.push;

import org.jspecify.annotations.NullMarked;
