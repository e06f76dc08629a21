/**
 * RTMP chunks: how messages share one connection (section 5.3). Knows of a message its type, time,
 * stream and bytes, and of those only what changes how chunks are read.
 */
@NullMarked
package io.backupstream.ingest.rtmp.chunk;

import org.jspecify.annotations.NullMarked;
