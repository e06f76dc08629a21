package io.backupstream.ingest.failover;

import org.jspecify.annotations.Nullable;

/**
 * Decides which source is on air.
 *
 * <pre>
 *            aired                    ended, drained
 *   Idle ------------> OnAir(role) -------------------> Holding
 *    ^                  |  ^  aired(other)                |  |
 *    |                  +--+                              |  | aired
 *    |                     ^------------------------------+--+
 *    +--------------------------------- LetGo after holdTimeout
 * </pre>
 *
 * <p>What happens is told by the methods in the past tense; {@link #decide} says what is to be
 * done. A decision to play a source stands until it has aired or until something else is decided: a
 * suspect that resumes before the splice is due keeps the air.
 */
public final class FailoverMachine {

  /** No deadline. */
  public static final long NEVER = Long.MAX_VALUE;

  /** A source must have been behind for this long without a pause. */
  static final long BEHIND_FOR_MICROS = 250_000;

  private static final Decision STAY = new Decision.Stay();

  private sealed interface Phase {
    /** No event is running. */
    record Idle() implements Phase {}

    /**
     * This source's media leave; ended: its publish is over, and what it delivered still leaves.
     */
    record OnAir(Role role, @Nullable EndCause ended) implements Phase {}

    /** Nothing is left to send; the destinations are kept open. */
    record Holding(long sinceMicros, boolean unpublished) implements Phase {}
  }

  private final SourceHealth primary = new SourceHealth();
  private final SourceHealth backup = new SourceHealth();
  private FailoverPolicy policy;
  private Phase phase = new Phase.Idle();
  private Decision decision = STAY;
  private long decidedMicros;
  private long endedMicros;
  private @Nullable EndCause lastEnd;
  private long backupAloneSinceMicros = NEVER;
  private long behindSinceMicros = NEVER;
  private boolean pinHasFailed;
  private boolean mayStart = true;
  private long deadlineMicros = NEVER;

  public FailoverMachine(FailoverPolicy policy) {
    this.policy = policy;
  }

  /** The user chose anew; a new pin acts as soon as its source is healthy. */
  public void policyChanged(FailoverPolicy next) {
    if (next.pin() != policy.pin()) {
      pinHasFailed = false;
    }
    policy = next;
  }

  /**
   * Whether an event may start: not before its schedule says so. Until then both sources are
   * judged, and the one that goes on air is chosen once it may; an event that runs is not touched.
   */
  public void startAllowed(boolean allowed) {
    mayStart = allowed;
  }

  /** A publish is over for certain. */
  public void ended(Role role, EndCause cause, long now) {
    failed(role, now);
    lastEnd = cause;
    if (phase instanceof Phase.OnAir(Role onAir, EndCause earlier)
        && onAir == role
        && earlier == null) {
      phase = new Phase.OnAir(role, cause);
      endedMicros = now;
    }
  }

  /** The splice has put this source on air. */
  public void aired(Role role, long now) {
    if (decision instanceof Decision.Play(Role wanted, Cause cause)
        && wanted == role
        && isSuspicion(cause)) {
      failed(role.other(), now);
    }
    phase = new Phase.OnAir(role, null);
    behindSinceMicros = NEVER;
    decision = STAY;
  }

  private static boolean isSuspicion(Cause cause) {
    return switch (cause) {
      case STALLED, VIDEO_STALLED, AUDIO_STALLED, BEHIND -> true;
      case STARTED,
          RETURNED,
          UNPUBLISHED,
          CLOSED,
          RESET,
          PROTOCOL_ERROR,
          PRIMARY_PREFERRED,
          PINNED ->
          false;
    };
  }

  /** All that the source on air delivered has left. */
  public void drained(long now) {
    if (phase instanceof Phase.OnAir(Role role, EndCause ended)) {
      boolean goodbye = ended == EndCause.UNPUBLISHED && lastEnd == EndCause.UNPUBLISHED;
      phase = new Phase.Holding(now, goodbye); // not if the other's end, since then, was a fault
    }
  }

  /** The destinations were let go: the next source begins a new event. */
  public void letGo() {
    phase = new Phase.Idle();
    decision = STAY;
    backupAloneSinceMicros = NEVER;
  }

  private void failed(Role role, long now) {
    health(role).failed(now);
    pinHasFailed |= role == policy.pin();
  }

  private SourceHealth health(Role role) {
    return role == Role.PRIMARY ? primary : backup;
  }

  /** Looks at both sources and says what is to be done now. */
  public Decision decide(SourceView primaryView, SourceView backupView, long now) {
    Role playing =
        phase instanceof Phase.OnAir(Role role, EndCause ended) && ended == null ? role : null;
    SourceView onAir =
        playing == null ? SourceView.ABSENT : (playing == Role.PRIMARY ? primaryView : backupView);
    primary.observe(primaryView, onAir, playing == Role.PRIMARY, policy, now);
    backup.observe(backupView, onAir, playing == Role.BACKUP, policy, now);
    deadlineMicros = Math.min(primary.nextSilenceMicros(), backup.nextSilenceMicros());
    Decision next =
        switch (phase) {
          case Phase.Idle() -> {
            Decision start = atStart(primaryView, backupView, now);
            yield mayStart ? start : STAY;
          }
          case Phase.OnAir(Role role, EndCause ended) ->
              role == Role.PRIMARY
                  ? whileOnAir(role, ended, primaryView, backupView, now)
                  : whileOnAir(role, ended, backupView, primaryView, now);
          case Phase.Holding(long since, boolean unpublished) ->
              whileHolding(since, unpublished, primaryView, backupView, now);
        };
    if (!next.equals(decision)) {
      decidedMicros = now;
      decision = next;
    }
    return decision;
  }

  private Decision atStart(SourceView primaryView, SourceView backupView, long now) {
    Role first = first(primaryView, backupView);
    if (first == Role.PRIMARY) {
      return new Decision.Play(Role.PRIMARY, Cause.STARTED);
    }
    if (first == null) {
      backupAloneSinceMicros = NEVER;
      return STAY;
    }
    if (backupAloneSinceMicros == NEVER) {
      backupAloneSinceMicros = now;
    }
    long graceOver = backupAloneSinceMicros + policy.graceMicros();
    if (now >= graceOver || policy.pin() == Role.BACKUP) {
      return new Decision.Play(Role.BACKUP, Cause.STARTED);
    }
    wakeAt(graceOver);
    return STAY;
  }

  /**
   * Who is to begin of those that deliver: the primary unless the backup is pinned, and before both
   * one that has what an output begins with.
   */
  private @Nullable Role first(SourceView primaryView, SourceView backupView) {
    boolean neither = !primaryView.canBegin() && !backupView.canBegin();
    boolean primaryMay = neither ? primaryView.isReceiving() : primaryView.canBegin();
    boolean backupMay = neither ? backupView.isReceiving() : backupView.canBegin();
    if (primaryMay && !(backupMay && policy.pin() == Role.BACKUP)) {
      return Role.PRIMARY;
    }
    return backupMay ? Role.BACKUP : null;
  }

  private Decision whileOnAir(
      Role role, @Nullable EndCause ended, SourceView view, SourceView otherView, long now) {
    Role other = role.other();
    if (ended != null) {
      return afterEnd(role, ended, view, otherView);
    }
    Cause suspicion = health(role).suspicion();
    if (suspicion != null && otherView.isReceiving() && health(other).suspicion() == null) {
      return new Decision.Play(other, suspicion);
    }
    if (!health(other).isHealthy()) {
      wakeAt(health(other).penaltyUntilMicros(), now);
      return STAY;
    }
    if (isBehind(view, otherView, now)) {
      return new Decision.Play(other, Cause.BEHIND);
    }
    Cause wanted = wantedBack(other, now);
    return wanted == null ? STAY : new Decision.Play(other, wanted);
  }

  /** The other source if it delivers, else a new publish of the same one. */
  private Decision afterEnd(Role role, EndCause ended, SourceView view, SourceView otherView) {
    if (otherView.isReceiving()
        && (health(role.other()).suspicion() == null || !view.isReceiving())) {
      return new Decision.Play(role.other(), ended.asCause());
    }
    return view.isReceiving() ? new Decision.Play(role, ended.asCause()) : STAY;
  }

  private boolean isBehind(SourceView view, SourceView otherView, long now) {
    if (view.lagMicros() <= policy.behindMicros(otherView.keyframeIntervalMicros())) {
      behindSinceMicros = NEVER;
      return false;
    }
    if (behindSinceMicros == NEVER) {
      behindSinceMicros = now;
    }
    wakeAt(behindSinceMicros + BEHIND_FOR_MICROS, now);
    return now - behindSinceMicros >= BEHIND_FOR_MICROS;
  }

  /** Whether a healthy source that is not on air is to take it from a healthy one. */
  private @Nullable Cause wantedBack(Role other, long now) {
    boolean pinned = policy.pin() == other;
    boolean preferred = policy.pin() == null && policy.preferPrimary() && other == Role.PRIMARY;
    if (!pinned && !preferred) {
      return null;
    }
    long wait = pinned && !pinHasFailed ? 0 : policy.recoveryMicros();
    if (!health(other).isHealthyFor(wait, now)) {
      wakeAt(health(other).healthyForAt(wait));
      return null;
    }
    return pinned ? Cause.PINNED : Cause.PRIMARY_PREFERRED;
  }

  private Decision whileHolding(
      long since, boolean unpublished, SourceView primaryView, SourceView backupView, long now) {
    Role first = first(primaryView, backupView);
    if (first != null) {
      return new Decision.Play(first, Cause.RETURNED);
    }
    long over = since + policy.holdMicros();
    wakeAt(over);
    return now >= over ? new Decision.LetGo(unpublished) : STAY;
  }

  private void wakeAt(long micros) {
    deadlineMicros = Math.min(deadlineMicros, micros);
  }

  private void wakeAt(long micros, long now) {
    if (micros > now) {
      wakeAt(micros);
    }
  }

  /** When {@link #decide} may say something else even if nothing happens. */
  public long deadlineMicros() {
    return deadlineMicros;
  }

  /** When what the present decision answers was noticed. */
  public long detectedMicros() {
    return phase instanceof Phase.OnAir(Role role, EndCause ended) && ended != null
        ? endedMicros
        : decidedMicros;
  }

  /** Whether this source has fallen silent on an open connection. */
  public boolean isSuspect(Role role) {
    return health(role).suspicion() != null;
  }

  /** Whether the output could go over to this source without a doubt. */
  public boolean isHealthy(Role role) {
    return health(role).isHealthy();
  }

  /**
   * Whether an event is running: from the first source on air until the destinations are let go.
   */
  public boolean isRunning() {
    return !(phase instanceof Phase.Idle);
  }
}
