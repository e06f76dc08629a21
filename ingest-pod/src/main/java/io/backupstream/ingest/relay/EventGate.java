package io.backupstream.ingest.relay;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.EndPolicy;
import io.backupstream.api.spec.Schedule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a stream's destinations may be sent to at a time: its schedule, and its suspension. */
enum EventGate {
  /** Encoders may connect and are judged; destinations are idle. */
  BEFORE_START,
  OPEN,
  /** A true stop: nothing more is taken or sent. */
  ENDED;

  /**
   * Judges a moment.
   *
   * @param now on the wall clock
   * @param idle whether no encoder publishes
   */
  static EventGate at(BackupStreamSpec spec, Instant now, boolean idle) {
    if (spec.suspend()) {
      return ENDED;
    }
    Schedule schedule = spec.schedule();
    if (schedule == null) {
      return OPEN;
    }
    Instant end = schedule.endInstant();
    if (end != null && !now.isBefore(end) && (idle || schedule.endPolicy() == EndPolicy.STOP)) {
      return ENDED;
    }
    return now.isBefore(schedule.startInstant()) ? BEFORE_START : OPEN;
  }

  /** When the gate moves by itself; null if never again. */
  static @Nullable Instant next(BackupStreamSpec spec, Instant now) {
    Schedule schedule = spec.schedule();
    if (schedule == null) {
      return null;
    }
    if (now.isBefore(schedule.startInstant())) {
      return schedule.startInstant();
    }
    Instant end = schedule.endInstant();
    return end != null && now.isBefore(end) ? end : null;
  }
}
