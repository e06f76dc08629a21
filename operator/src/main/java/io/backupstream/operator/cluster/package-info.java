/**
 * How the operator writes to the API server: only what differs from the informers' caches, and
 * never more than once. It knows objects, not streams.
 */
@NullMarked
package io.backupstream.operator.cluster;

import org.jspecify.annotations.NullMarked;
