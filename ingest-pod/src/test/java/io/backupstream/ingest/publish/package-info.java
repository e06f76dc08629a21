@NullMarked
package io.backupstream.ingest.publish;

import org.jspecify.annotations.NullMarked;
