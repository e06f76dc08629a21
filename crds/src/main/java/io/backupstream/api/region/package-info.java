/** What an administrator writes into an IngestRegion, and what is observed of one. */
@NullMarked
package io.backupstream.api.region;

import org.jspecify.annotations.NullMarked;
