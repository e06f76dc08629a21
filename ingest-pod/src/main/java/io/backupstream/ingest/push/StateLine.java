package io.backupstream.ingest.push;

import java.time.InstantSource;

/** The present state of a destination, and who hears of its changes. */
final class StateLine {
  private final InstantSource clock;
  private final PushListener listener;
  private PushState state;

  StateLine(InstantSource clock, PushListener listener) {
    this.clock = clock;
    this.listener = listener;
    this.state = new PushState(PushPhase.IDLE, clock.instant(), "");
  }

  PushState state() {
    return state;
  }

  PushPhase phase() {
    return state.phase();
  }

  /** Enters a phase; tells nobody if it is the present one with the same message. */
  void enter(PushPhase phase, String message) {
    boolean stays = phase == state.phase();
    if (!stays || !message.equals(state.message())) {
      state = new PushState(phase, stays ? state.since() : clock.instant(), message);
      listener.stateChanged(state);
    }
  }
}
