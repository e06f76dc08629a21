/** The commands and what they show. */
@NullMarked
package io.backupstream.ingest.run;

import org.jspecify.annotations.NullMarked;
