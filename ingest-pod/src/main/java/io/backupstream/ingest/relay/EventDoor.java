package io.backupstream.ingest.relay;

import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Schedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a stream stands in its schedule, as last looked at. */
final class EventDoor {

  private final InstantSource wall;
  private BackupStreamSpec spec;
  private EventGate gate;

  /** The schedule by which the event began: a clock that is set back does not put it off. */
  private @Nullable Schedule begun;

  EventDoor(BackupStreamSpec spec, InstantSource wall) {
    this.spec = spec;
    this.wall = wall;
    this.gate = gateWhen(true);
  }

  void configure(BackupStreamSpec next) {
    spec = next;
  }

  EventGate gate() {
    return gate;
  }

  /**
   * Looks at the clock.
   *
   * @param over whether no encoder publishes and nobody waits for one to return
   * @return whether the gate is another than before
   */
  boolean moves(boolean over) {
    EventGate before = gate;
    gate = gateWhen(over);
    return gate != before;
  }

  /** Whether the event is over once no source is waited for any more. */
  boolean endsWhenIdle() {
    return gateWhen(true) == EventGate.ENDED;
  }

  private EventGate gateWhen(boolean over) {
    EventGate now = EventGate.at(spec, wall.instant(), over);
    if (now == EventGate.OPEN) {
      begun = spec.schedule();
    }
    boolean setBack = now.keepsDestinationsIdle() && Objects.equals(spec.schedule(), begun);
    return setBack ? EventGate.OPEN : now;
  }

  /** Why no encoder may publish now; null if one may. */
  @Nullable String closedBecause() {
    return switch (gate) {
      case TOO_EARLY -> "this event takes encoders from " + opening() + " on";
      case BEFORE_START, OPEN -> null;
      case ENDED -> spec.suspend() ? "this stream is suspended" : "this event has ended";
    };
  }

  /** What a person reads of where the event stands; null while it goes on. */
  @Nullable String tells() {
    return switch (gate) {
      case TOO_EARLY ->
          "the event begins at " + schedule().start() + "; encoders can connect from " + opening();
      case BEFORE_START -> "the event begins at " + schedule().start() + "; encoders can connect";
      case OPEN -> null;
      case ENDED -> spec.suspend() ? "the stream is suspended" : "the event has ended";
    };
  }

  private Instant opening() {
    return schedule().startInstant().minus(schedule().leadTimeDuration());
  }

  private Schedule schedule() {
    return Objects.requireNonNull(spec.schedule(), "only a schedule keeps encoders out for now");
  }
}
