/**
 * RTMP messages: what chunks carry, as values, one file a kind with its two directions side by side
 * (Adobe, "RTMP", sections 5.4, 6 and 7).
 *
 * <p>Only {@link io.backupstream.ingest.rtmp.message.Media} holds a buffer. One that comes out of
 * the decoder belongs to whoever receives it; one that goes into the encoder stays the caller's,
 * the encoder retains what it passes on.
 */
@NullMarked
package io.backupstream.ingest.rtmp.message;

import org.jspecify.annotations.NullMarked;
