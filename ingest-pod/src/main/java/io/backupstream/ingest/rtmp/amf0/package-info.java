/**
 * AMF0, the value format of RTMP commands and metadata (Adobe, "Action Message Format AMF 0").
 *
 * <p>Reading never reserves memory for a length that the peer merely claims.
 */
@NullMarked
package io.backupstream.ingest.rtmp.amf0;

import org.jspecify.annotations.NullMarked;
