/**
 * The splice, pure: one timeline for two sources, what is due when, and where one source is cut and
 * the other joined so that no frame is lost or doubled.
 *
 * <p>Knows neither clock nor socket: time comes in as a value, and the next deadline goes out as a
 * value. Payloads are opaque. A frame that is offered belongs to the splice until it is handed to
 * the {@code Outlet}, which takes it over, whether it is sent or dropped.
 */
@NullMarked
package io.backupstream.ingest.splice;

import org.jspecify.annotations.NullMarked;
