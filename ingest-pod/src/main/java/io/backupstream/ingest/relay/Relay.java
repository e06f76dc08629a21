package io.backupstream.ingest.relay;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.failover.EndCause;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.publish.PublishSink;
import io.backupstream.ingest.splice.Feed;
import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One backup stream: two encoders in, its destinations out, all on one event loop.
 *
 * <pre>
 *   SourceInput --frames--> Conductor --output--> Destinations
 *                              |  ^
 *                   next due   v  | advance
 *                             timer
 * </pre>
 *
 * <p>There is one timer, set to when the next frame falls due. Every method is called on the event
 * loop.
 */
public final class Relay {

  /** How often the report is looked at: what changes shows in it within this time. */
  private static final long REPORT_MILLIS = 200;

  /** How much longer than the splice window a true stop waits for what is held to leave. */
  private static final long STOP_SLACK_MILLIS = 5_000;

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final RelayEnvironment environment;
  private final RelayListener listener;
  private final Conductor<ByteBuf> conductor;
  private final Destinations destinations;
  private final SourceInput primary = new SourceInput(this, Role.PRIMARY);
  private final SourceInput backup = new SourceInput(this, Role.BACKUP);
  private final Air air;
  private final EventDoor door;
  private final DueTimer timer;
  private final Reporter reporter;
  private final Future<?> reporting;
  private StreamConfig config;
  private @Nullable IngestStatus ingest;
  private @Nullable Promise<Void> finishing;
  private Life life = Life.RUNNING;

  private enum Life {
    RUNNING,
    /** Nothing more is taken; destinations are being unpublished. */
    STOPPING,
    CLOSED
  }

  /**
   * A relay that waits for its encoders.
   *
   * @param ingest what its report says of the URL and the keys
   */
  Relay(
      StreamConfig config,
      @Nullable IngestStatus ingest,
      RelayEnvironment environment,
      RelayListener listener) {
    this.config = config;
    this.ingest = ingest;
    this.environment = environment;
    this.listener = listener;
    this.door = new EventDoor(config.spec(), environment.wall());
    this.timer = new DueTimer(environment.loop(), () -> advance(environment.clock().getAsLong()));
    this.destinations = new Destinations(environment, listener);
    Ledger ledger = new Ledger(environment);
    this.air = new Air(destinations, ledger, listener, config.id(), door::endsWhenIdle);
    this.conductor =
        new Conductor<>(
            air,
            Settings.policy(config),
            Settings.backupOffsetMillis(config),
            Settings.heldBytes(config));
    this.reporter =
        new Reporter(
            environment.wall(), conductor, primary, backup, destinations, ledger, listener);
    conductor.startAllowed(door.gate() == EventGate.OPEN);
    destinations.configure(config.destinations(), config.egress());
    this.reporting =
        environment
            .loop()
            .scheduleAtFixedRate(this::lookAgain, 0, REPORT_MILLIS, TimeUnit.MILLISECONDS);
  }

  // ---- encoders ----

  /** Where the media of one encoder goes; the same for as long as the relay lives. */
  PublishSink sink(SourceName name) {
    return input(name);
  }

  private SourceInput input(SourceName name) {
    return switch (name) {
      case PRIMARY -> primary;
      case BACKUP -> backup;
    };
  }

  /** Why no encoder may publish now; null if one may. */
  @Nullable String closedBecause() {
    if (finishing != null) {
      return "this stream is being stopped";
    }
    return door.closedBecause();
  }

  void published(Role role, long nowMicros) {
    conductor.published(role, nowMicros);
    moveGate();
    if (door.gate() == EventGate.OPEN) {
      destinations.start();
    }
    advance(nowMicros);
    look();
  }

  void arrived(Role role, Frame<ByteBuf> frame) {
    if (frame.isMedia()) {
      listener.received(
          role == Role.PRIMARY ? SourceName.PRIMARY : SourceName.BACKUP, frame.bytes());
    }
    conductor.arrived(role, frame);
  }

  void ended(Role role, EndCause cause, long nowMicros) {
    conductor.ended(role, cause, nowMicros);
    advance(nowMicros);
    if (isOver() && !isEnding()) {
      destinations.stop(false);
    }
    look();
  }

  private boolean isIdle() {
    return conductor.feed(Role.PRIMARY) == null && conductor.feed(Role.BACKUP) == null;
  }

  /** Whether no event is running: none has begun, or the destinations were let go. */
  private boolean isOver() {
    return isIdle() && !conductor.isRunning();
  }

  /** Whether this is a true stop. */
  private boolean isEnding() {
    return finishing != null || door.gate() == EventGate.ENDED;
  }

  // ---- time ----

  /** Sends what is due, and sets the timer for what is due next. */
  void advance(long nowMicros) {
    if (life != Life.RUNNING) {
      return;
    }
    conductor.advance(nowMicros);
    timer.runBy(conductor.nextDueMicros(nowMicros), nowMicros);
    primary.resumeIfRoom();
    backup.resumeIfRoom();
    finishIfDrained();
  }

  /** Whether an encoder has to wait until some of its media has left. */
  boolean holdsTooMuch(Role role) {
    Feed<ByteBuf> feed = conductor.feed(role);
    return feed != null && feed.heldBytes() > Settings.heldBytes(config);
  }

  private void moveGate() {
    if (!door.moves(isOver())) {
      return;
    }
    conductor.startAllowed(door.gate() == EventGate.OPEN);
    switch (door.gate()) {
      case TOO_EARLY -> {
        putOff();
        dismissEncoders();
      }
      case BEFORE_START -> putOff();
      case OPEN -> {
        if (!isIdle()) {
          destinations.start();
          advance(environment.clock().getAsLong());
        }
      }
      case ENDED -> dismissEncoders();
    }
  }

  /** The broadcast is still to come, so without an unpublish. */
  private void putOff() {
    tellStopped();
    destinations.stop(false);
  }

  private void dismissEncoders() {
    primary.dismiss();
    backup.dismiss();
  }

  // ---- configuration ----

  /** Takes a changed spec up; what is on air stays on air. */
  void configure(StreamConfig next, @Nullable IngestStatus nextIngest) {
    config = next;
    ingest = nextIngest;
    door.configure(next.spec());
    conductor.policyChanged(
        Settings.policy(next), Settings.backupOffsetMillis(next), Settings.heldBytes(next));
    destinations.configure(next.destinations(), next.egress());
    moveGate();
    advance(environment.clock().getAsLong());
    look();
  }

  StreamConfig config() {
    return config;
  }

  @Nullable IngestStatus ingest() {
    return ingest;
  }

  StreamId id() {
    return config.id();
  }

  // ---- the end ----

  /**
   * A true stop: encoders are sent away, what is held still leaves, destinations are unpublished.
   *
   * @return done when all of it is
   */
  Future<Void> finish() {
    Promise<Void> done = finishing;
    if (done == null) {
      done = environment.loop().newPromise();
      finishing = done;
      long wait = config.spec().failover().bufferDuration().toMillis() + STOP_SLACK_MILLIS;
      Future<?> patience =
          environment.loop().schedule(this::stopDestinations, wait, TimeUnit.MILLISECONDS);
      done.addListener(ended -> patience.cancel(false));
      dismissEncoders();
      advance(environment.clock().getAsLong());
    }
    return done;
  }

  private void finishIfDrained() {
    if (isEnding() && isIdle() && conductor.onAir() == null) {
      if (finishing != null) {
        stopDestinations();
        return;
      }
      tellStopped();
      if (destinations.isStarted()) {
        destinations.stop(true);
      }
    }
  }

  private void tellStopped() {
    air.stopped(conductor.stopped(environment.clock().getAsLong()));
  }

  private void stopDestinations() {
    if (life == Life.RUNNING) {
      tellStopped();
      reporter.look(config, ingest, door);
      life = Life.STOPPING;
      destinations.stop(true).addListener(stopped -> close());
    }
  }

  /** Lets go of everything at once, without a word to the destinations. */
  void close() {
    if (life == Life.CLOSED) {
      return;
    }
    life = Life.CLOSED; // first: what the encoders' end would set off is a true stop's
    dismissEncoders();
    reporting.cancel(false);
    timer.cancel();
    destinations.close();
    conductor.shutDown();
    listener.close();
    if (finishing != null) {
      finishing.trySuccess(null);
    }
  }

  // ---- the report ----

  /** A look that fails is not the last one. */
  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException failed) {
      LOG.error("stream {}: its report could not be made", id(), failed);
    }
  }

  private void look() {
    if (life != Life.RUNNING) {
      return;
    }
    moveGate();
    finishIfDrained();
    reporter.look(config, ingest, door);
  }

  /** What the stream's status says now. */
  StreamReport report() {
    return reporter.report(config.id());
  }
}
