/** Tests of the management port. */
@NullMarked
package io.backupstream.ingest.management;

import org.jspecify.annotations.NullMarked;
