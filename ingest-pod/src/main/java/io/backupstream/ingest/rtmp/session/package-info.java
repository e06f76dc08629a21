/**
 * The two ends of a publish as machines without a channel: messages in, actions out, each to be
 * carried out in order. Protocol control (acknowledgements, pings, bandwidth) is settled here.
 *
 * <p>A media payload that comes in belongs to the session until it comes out in an action, which
 * hands it over.
 */
@NullMarked
package io.backupstream.ingest.rtmp.session;

import org.jspecify.annotations.NullMarked;
