/**
 * The RTMP handshake of both ends, simple and with digest, bytes in and bytes out (section 5.2).
 */
@NullMarked
package io.backupstream.ingest.rtmp.handshake;

import org.jspecify.annotations.NullMarked;
