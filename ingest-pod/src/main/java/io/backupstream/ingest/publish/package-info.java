/**
 * Encoders come in: the RTMP server that they publish to, and who may.
 *
 * <p>All connections of a process live on one event loop, that of its relays, and so does
 * everything here: no locks. What comes is judged by pure classes that are handed the time ({@code
 * Patience}, {@code KeyContest}, {@code WrongKeyBrake}, {@code Census}); {@code EncoderHandler} is
 * the shell around them and the protocol's session.
 *
 * <p>Buffers: a media payload is copied once, by the decoder, into a buffer of its own size; it
 * leaves in a frame to the {@code PublishSink}, which owns it from then on.
 *
 * <p>No stream key, stream name, query or URL of an encoder is ever logged, thrown or counted by.
 */
@NullMarked
package io.backupstream.ingest.publish;

import org.jspecify.annotations.NullMarked;
