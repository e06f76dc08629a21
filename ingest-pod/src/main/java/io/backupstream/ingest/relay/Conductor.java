package io.backupstream.ingest.relay;

import io.backupstream.ingest.failover.Cause;
import io.backupstream.ingest.failover.Decision;
import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.FailoverMachine;
import io.backupstream.ingest.failover.FailoverPolicy;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Feed;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Outlet;
import io.backupstream.ingest.splice.Splice;
import io.backupstream.ingest.splice.Splicer;
import io.backupstream.ingest.splice.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Lets the failover law decide and the splice play: two sources in, one output and a ledger out.
 *
 * <p>Pure like the rooms it joins: time comes in as monotonic microseconds, the next deadline goes
 * out. One thread.
 *
 * @param <P> the payload's type
 */
public final class Conductor<P> {

  /** What the shell does with what comes out. */
  public interface Stage<P> {

    /** One message of the output; the frame is lent for the length of the call. */
    void send(Frame<P> frame, long timestampMillis);

    /** This frame is needed no more. */
    void release(Frame<P> frame);

    /** A source has gone on air, and its first picture has left. */
    void switched(SwitchLine line);

    /** The sources have been away too long: the event is over. */
    void letGo(AirEnd end, boolean unpublish);
  }

  private final Stage<P> stage;
  private final FailoverMachine machine;
  private final Splicer<P> splicer;
  private final FeedView<P> primary = new FeedView<>();
  private final FeedView<P> backup = new FeedView<>();
  private long backupOffsetMillis;
  private @Nullable Feed<P> onAirFeed;
  private @Nullable Feed<P> wanted;
  private Intent intent = new Intent(Cause.STARTED, 0);
  private Intent aired = intent;
  private @Nullable Role lastOnAir;
  private long leftMicros;

  /** Why the air is to change, and when that was noticed. */
  private record Intent(Cause cause, long detectedMicros) {}

  /**
   * Begins with nothing on air.
   *
   * @param backupOffsetMillis how much later the backup's programme is known to arrive
   * @param heldBytesPerFeed how much a standby may hold
   */
  public Conductor(
      Stage<P> stage, FailoverPolicy policy, long backupOffsetMillis, long heldBytesPerFeed) {
    this.stage = stage;
    this.machine = new FailoverMachine(policy);
    this.splicer = new Splicer<>(new StageOutlet(), policy.bufferMicros(), heldBytesPerFeed);
    this.backupOffsetMillis = backupOffsetMillis;
  }

  private final class StageOutlet implements Outlet<P> {
    @Override
    public void send(Frame<P> frame, long timestampMillis) {
      stage.send(frame, timestampMillis);
    }

    @Override
    public void release(Frame<P> frame) {
      stage.release(frame);
    }

    @Override
    public void spliced(Splice<P> splice) {
      Intent why = splicer.onAir() == onAirFeed ? aired : intent;
      Feed<P> from = splice.from();
      stage.switched(
          new SwitchLine(
              why.detectedMicros,
              from == null ? null : role(from),
              role(splice.to()),
              why.cause,
              splice));
    }
  }

  /** The user chose anew. */
  public void policyChanged(FailoverPolicy policy, long offsetMillis, long heldBytesPerFeed) {
    machine.policyChanged(policy);
    splicer.limits(policy.bufferMicros(), heldBytesPerFeed);
    backupOffsetMillis = offsetMillis;
    Feed<P> feed = backup.feed();
    if (feed != null) {
      splicer.align(feed, -offsetMillis);
    }
  }

  /** Whether an event may start; one that runs goes on. */
  public void startAllowed(boolean allowed) {
    machine.startAllowed(allowed);
  }

  /** An encoder publishes; an earlier publish of the same source has ended before. */
  public void published(Role role, long now) {
    view(role)
        .attach(splicer.open(role.name(), now, role == Role.BACKUP ? -backupOffsetMillis : 0));
  }

  /** A media message came; its ownership passes on. */
  public void arrived(Role role, Frame<P> frame) {
    Feed<P> feed = view(role).feed();
    if (feed == null) {
      stage.release(frame);
    } else {
      splicer.offer(feed, frame);
    }
  }

  /** A publish is over for certain. */
  public void ended(Role role, EndCause end, long now) {
    Feed<P> feed = view(role).detach();
    if (feed != null) {
      splicer.close(feed);
      machine.ended(role, end, now);
    }
  }

  /** Decides anew and sends what is due. */
  public void advance(long now) {
    boolean changed = true;
    while (changed) {
      changed = advanceOnce(now);
    }
  }

  private boolean advanceOnce(long now) {
    Decision decision = machine.decide(primary, backup, now);
    wanted = null;
    switch (decision) {
      case Decision.Stay() -> splicer.advance(now, null, Urgency.CLEAN);
      case Decision.Play(Role role, Cause cause) -> play(role, cause, now);
      case Decision.LetGo(boolean unpublish) -> {
        AirEnd end = stopped(now);
        if (end != null) {
          stage.letGo(end, unpublish);
        }
      }
    }
    return settle(now);
  }

  private void play(Role role, Cause cause, long now) {
    if (intent.cause != cause || intent.detectedMicros != machine.detectedMicros()) {
      intent = new Intent(cause, machine.detectedMicros());
    }
    wanted = view(role).feed();
    splicer.advance(now, wanted, urgency(cause));
  }

  private static Urgency urgency(Cause cause) {
    return switch (cause) {
      case STALLED, VIDEO_STALLED, AUDIO_STALLED -> Urgency.SUSPECT;
      case STARTED, RETURNED, UNPUBLISHED, CLOSED, RESET, PROTOCOL_ERROR -> Urgency.FAILED;
      case BEHIND, PRIMARY_PREFERRED, PINNED -> Urgency.CLEAN;
    };
  }

  /** Tells the machine what has become of the air; true if it has to decide anew. */
  private boolean settle(long now) {
    Feed<P> feed = splicer.onAir();
    if (feed == onAirFeed) {
      return false;
    }
    onAirFeed = feed;
    if (feed == null) {
      leftMicros = now;
      machine.drained(now);
    } else {
      aired = intent;
      lastOnAir = role(feed);
      machine.aired(role(feed), now);
    }
    return true;
  }

  private static Role role(Feed<?> feed) {
    return Role.valueOf(feed.source());
  }

  private FeedView<P> view(Role role) {
    return role == Role.PRIMARY ? primary : backup;
  }

  /** When {@link #advance} has something to do even if nothing arrives. */
  public long nextDueMicros(long now) {
    return Math.min(machine.deadlineMicros(), splicer.nextDueMicros(now, wanted));
  }

  /** Which source is on air; null if none is. */
  public @Nullable Role onAir() {
    Feed<P> feed = onAirFeed;
    return feed == null ? null : role(feed);
  }

  /** The present publish of a source; null if there is none. */
  public @Nullable Feed<P> feed(Role role) {
    return view(role).feed();
  }

  /** How much later a source arrives than the output, if time codes prove it. */
  public @Nullable Long skewMillis(Role role) {
    Feed<P> feed = view(role).feed();
    return feed == null ? null : splicer.skewMillis(feed);
  }

  /** Whether a source delivers but has fallen silent. */
  public boolean isSuspect(Role role) {
    return machine.isSuspect(role);
  }

  /** Whether the output could go over to a source without a doubt. */
  public boolean isHealthy(Role role) {
    return machine.isHealthy(role);
  }

  /**
   * Whether an event is running: from the first source on air until the destinations are let go.
   */
  public boolean isRunning() {
    return machine.isRunning();
  }

  /**
   * The destinations are let go: what is still on air leaves it at once, and whoever comes next, or
   * is still there, begins a new event.
   *
   * @return how this one ended; null if none was running
   */
  public @Nullable AirEnd stopped(long now) {
    Role from = lastOnAir;
    long since = onAirFeed == null ? leftMicros : now;
    lastOnAir = null;
    onAirFeed = null;
    machine.letGo();
    splicer.letGo();
    return from == null ? null : new AirEnd(since, now, from);
  }

  /** Ends everything and gives all frames back. */
  public void shutDown() {
    splicer.shutDown();
  }
}
