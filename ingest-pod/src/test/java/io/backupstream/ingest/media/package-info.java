@NullMarked
package io.backupstream.ingest.media;

import org.jspecify.annotations.NullMarked;
