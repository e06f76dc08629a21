/**
 * RTMP as this relay speaks it to encoders and destinations: handshake, chunks, messages, AMF0 and
 * the two ends of a publish. Knows buffers and nothing of channels, clocks or the rest of the
 * house.
 *
 * <p>Each room looks downwards only: {@code session} drives {@code message}, which rides on {@code
 * chunk} and {@code amf0}.
 */
@NullMarked
package io.backupstream.ingest.rtmp;

import org.jspecify.annotations.NullMarked;
