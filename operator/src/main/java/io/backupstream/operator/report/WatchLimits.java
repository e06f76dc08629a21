package io.backupstream.operator.report;

import java.time.Duration;

/**
 * How patient the watches are.
 *
 * @param silence after which a relay counts as unreachable: three heartbeats
 * @param grace how long a relay that has never spoken may be refused or silent before that counts
 * @param firstRetry before a refused connection is tried again, first
 * @param lastRetry and at most
 */
record WatchLimits(Duration silence, Duration grace, Duration firstRetry, Duration lastRetry) {
  static final WatchLimits DEFAULTS =
      new WatchLimits(
          Duration.ofSeconds(15),
          Duration.ofSeconds(3),
          Duration.ofMillis(200),
          Duration.ofSeconds(5));

  /** Longest report that is read: far above sixteen destinations and ten switches. */
  static final int MOST_EVENT_BYTES = 256 * 1024;
}
