/**
 * What the first bytes of a media message say: which header or picture it is, its parameter sets,
 * its time code; and FLV files.
 *
 * <p>Nothing is decoded, and no body is changed or copied. Bodies come from the network: a length
 * in one is never trusted, and what cannot be understood is carried on as data rather than refused.
 * Reading leaves a buffer's indices alone. Who takes a buffer over, says so; all others borrow it.
 */
@NullMarked
package io.backupstream.ingest.media;

import org.jspecify.annotations.NullMarked;
