/**
 * What a user writes into a BackupStream.
 *
 * <p>A record holds a manifest as it was written, with the defaults of what was left out, however
 * wrong it is: nothing here throws on a bad value, so that every object can be read back from an
 * API server. {@code io.backupstream.api.review} says whether a spec is allowed; the accessors that
 * parse ({@code bufferDuration()}) are for specs that passed it.
 */
@NullMarked
package io.backupstream.api.spec;

import org.jspecify.annotations.NullMarked;
