package io.backupstream.ingest.relay;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import java.time.Instant;

/** What a stream's schedule, and its suspension, allow at a time. */
enum EventGate {
  /** Not even encoders may connect. */
  TOO_EARLY,
  /** Encoders may connect and are judged; destinations are idle. */
  BEFORE_START,
  OPEN,
  /** A true stop: nothing more is taken or sent. */
  ENDED;

  /** Whether no media leave because the event has not begun. */
  boolean keepsDestinationsIdle() {
    return this == TOO_EARLY || this == BEFORE_START;
  }

  /**
   * Judges a moment.
   *
   * @param now on the wall clock
   * @param over whether no encoder publishes and nobody waits for one to return
   */
  static EventGate at(BackupStreamSpec spec, Instant now, boolean over) {
    if (spec.suspend()) {
      return ENDED;
    }
    Schedule schedule = spec.schedule();
    if (schedule == null) {
      return OPEN;
    }
    Instant end = schedule.endInstant();
    if (end != null && !now.isBefore(end) && (over || schedule.endPolicy() == EndPolicy.STOP)) {
      return ENDED;
    }
    Instant start = schedule.startInstant();
    if (now.isBefore(start)) {
      return now.isBefore(start.minus(schedule.leadTimeDuration())) ? TOO_EARLY : BEFORE_START;
    }
    return OPEN;
  }
}
