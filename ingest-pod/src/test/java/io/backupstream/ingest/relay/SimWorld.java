package io.backupstream.ingest.relay;

import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.FailoverPolicy;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.Feed;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;

/** Two simulated encoders, a network for each, and the conductor, on a fake clock. */
final class SimWorld {

  static final FailoverPolicy DEFAULTS =
      new FailoverPolicy(false, null, 4_000_000, 1_000_000, 5_000_000, 60_000_000, 10_000_000);

  /** One encoder's way to the relay. */
  static final class Wire {
    final SimSource source;
    final ArrayDeque<Frame<Shot>> underWay = new ArrayDeque<>();
    boolean publishes;
    boolean cut;
    boolean videoFrozen;
    boolean audioFrozen;

    /** From the moment of sending to the arrival. */
    LongUnaryOperator network = micros -> micros + 2_000;

    long offered;
    private long lastArrival;

    Wire(SimSource source) {
      this.source = source;
    }

    long nextArrival() {
      if (!publishes || cut) {
        return Long.MAX_VALUE;
      }
      if (underWay.isEmpty()) {
        long sentAt = source.nextMicros();
        Frame<Shot> frame = source.next();
        lastArrival = Math.max(lastArrival, network.applyAsLong(sentAt));
        underWay.add(arriving(frame, lastArrival));
      }
      return underWay.getFirst().arrivalMicros();
    }

    private static Frame<Shot> arriving(Frame<Shot> f, long at) {
      return new Frame<>(
          f.track(),
          f.kind(),
          f.slot(),
          f.dtsMillis(),
          f.ctsMillis(),
          at,
          f.timecodeMicros(),
          f.bytes(),
          f.payload());
    }

    boolean loses(Frame<Shot> frame) {
      return switch (frame.track()) {
        case VIDEO -> videoFrozen;
        case AUDIO -> audioFrozen;
        case DATA -> false;
      };
    }
  }

  final SimStage stage;
  final SimSource primarySource = new SimSource("PRIMARY");
  final SimSource backupSource = new SimSource("BACKUP");
  private final Map<Role, Wire> wires = new EnumMap<>(Role.class);
  final Conductor<Shot> conductor;
  long now = 1_000_000;

  SimWorld() {
    this(DEFAULTS);
  }

  SimWorld(FailoverPolicy policy) {
    this(policy, 0);
  }

  SimWorld(FailoverPolicy policy, long backupOffsetMillis) {
    this(policy, backupOffsetMillis, new SimStage());
  }

  SimWorld(FailoverPolicy policy, long backupOffsetMillis, SimStage stage) {
    this.stage = stage;
    conductor = new Conductor<>(stage, policy, backupOffsetMillis, 64_000_000);
    wires.put(Role.PRIMARY, new Wire(primarySource));
    wires.put(Role.BACKUP, new Wire(backupSource));
    backupSource.keyPhase = 23;
  }

  Wire wire(Role role) {
    Wire wire = wires.get(role);
    if (wire == null) {
      throw new IllegalArgumentException("no wire for " + role);
    }
    return wire;
  }

  /** The encoder starts, and publishes at once. */
  void start(Role role) {
    Wire wire = wire(role);
    wire.underWay.clear();
    wire.cut = false;
    wire.videoFrozen = false;
    wire.audioFrozen = false;
    wire.publishes = true;
    wire.lastArrival = now;
    wire.source.begin(now);
    conductor.published(role, now);
    advance();
  }

  void end(Role role, EndCause cause) {
    wire(role).publishes = false;
    conductor.ended(role, cause, now);
    advance();
  }

  /** So many small data messages arrive at once. */
  void data(Role role, int messages) {
    for (int i = 0; i < messages; i++) {
      conductor.arrived(
          role,
          new Frame<>(
              Track.DATA,
              Kind.DELTA,
              "",
              (now - wire(role).source.beginMicros) / 1_000,
              0,
              now,
              Frame.NO_TIMECODE,
              1,
              new Shot("data", i)));
    }
  }

  long held(Role role) {
    Feed<Shot> feed = conductor.feed(role);
    return feed == null ? 0 : feed.heldBytes();
  }

  /** Packets are dropped, both ways: the connection stays open and silent. */
  void cut(Role role) {
    wire(role).cut = true;
  }

  void run(double seconds) {
    runUntil(now + (long) (seconds * 1e6));
  }

  void runUntil(long until) {
    while (true) {
      Role next = earlier();
      long arrival = wire(next).nextArrival();
      long due = Math.max(conductor.nextDueMicros(now), now + 1);
      long at = Math.min(arrival, due);
      if (at > until) {
        break;
      }
      now = Math.max(now, at);
      if (arrival <= due) {
        deliver(next);
      }
      advance();
    }
    now = until;
    advance();
  }

  private Role earlier() {
    return wire(Role.PRIMARY).nextArrival() <= wire(Role.BACKUP).nextArrival()
        ? Role.PRIMARY
        : Role.BACKUP;
  }

  private void deliver(Role role) {
    Wire wire = wire(role);
    Frame<Shot> frame = wire.underWay.removeFirst();
    if (!wire.loses(frame)) {
      wire.offered++;
      conductor.arrived(role, frame);
    }
  }

  long advances;

  void advance() {
    advances++;
    stage.now = now;
    conductor.advance(now);
  }
}
