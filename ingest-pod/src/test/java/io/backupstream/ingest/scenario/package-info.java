/** What the relay must show with real programs, real sockets and real faults. */
@NullMarked
package io.backupstream.ingest.scenario;

import org.jspecify.annotations.NullMarked;
