/**
 * Destinations go out: one RTMP connection for each destination, which never slows an encoder or
 * another destination.
 *
 * <p>A destination is offered every frame of the output. The caller keeps its own reference to the
 * payload; {@code PushQueue} and {@code HeaderMemory} retain what they keep, and a frame that
 * leaves the queue takes its reference along, to the socket or to its release. Payloads are shared
 * between destinations and never written to: what goes to a socket is a slice with indices of its
 * own.
 *
 * <p>Everything of one destination happens on one event loop, that of its stream.
 */
@NullMarked
package io.backupstream.ingest.push;

import org.jspecify.annotations.NullMarked;
