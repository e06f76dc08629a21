/** Stories of two sources on a fake clock, and of relays over real sockets. */
@NullMarked
package io.backupstream.ingest.relay;

import org.jspecify.annotations.NullMarked;
