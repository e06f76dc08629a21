/**
 * The management port: probes, Prometheus metrics, and the report of all streams, once or as
 * server-sent events. It listens and reads; nothing can be changed through it, and no stream key
 * passes it.
 *
 * <p>Reports come as immutable records from a supplier that may be asked on any thread.
 */
@NullMarked
package io.backupstream.ingest.management;

import org.jspecify.annotations.NullMarked;
