/**
 * What the relays say: one watch on each ingest pod's report, all on one event loop, a few KiB
 * each. It knows pods' addresses and reports, and no API server.
 */
@NullMarked
package io.backupstream.operator.report;

import org.jspecify.annotations.NullMarked;
