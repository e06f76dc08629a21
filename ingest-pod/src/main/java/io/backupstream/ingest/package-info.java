/** The ingest pod: the relay of one or more backup streams, and the commands that start it. */
@NullMarked
package io.backupstream.ingest;

import org.jspecify.annotations.NullMarked;
