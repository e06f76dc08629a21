/**
 * The splice, pure: one timeline for all sources, what is due when, and where one source is cut and
 * the next joined so that no frame is lost or doubled.
 *
 * <p>Knows neither clock nor socket: time comes in as a value, and the next deadline goes out as a
 * value. Payloads are opaque. A frame that is offered belongs to the splice until it hands it to
 * {@link io.backupstream.ingest.splice.Outlet#release}; {@link
 * io.backupstream.ingest.splice.Outlet#send} only lends it. One thread.
 */
@NullMarked
package io.backupstream.ingest.splice;

import org.jspecify.annotations.NullMarked;
