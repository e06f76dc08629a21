/**
 * The failover law, pure: which of two sources is on air, and why.
 *
 * <p>Knows neither clock nor socket: what happened is told in the past tense, time comes in as a
 * value, the next deadline goes out as a value. One thread; times are monotonic microseconds.
 */
@NullMarked
package io.backupstream.ingest.failover;

import org.jspecify.annotations.NullMarked;
