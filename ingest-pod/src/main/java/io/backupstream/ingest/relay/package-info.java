/**
 * The shell of one backup stream: it brings encoders, the failover law, the splice and the
 * destinations together on one event loop.
 *
 * <p>{@link io.backupstream.ingest.relay.Conductor} joins the pure rooms; {@link
 * io.backupstream.ingest.relay.Relay} gives them a clock, a timer and sockets.
 */
@NullMarked
package io.backupstream.ingest.relay;

import org.jspecify.annotations.NullMarked;
