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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

  private final RelayEnvironment environment;
  private final RelayListener listener;
  private final Conductor<ByteBuf> conductor;
  private final Destinations destinations;
  private final SourceInput primary = new SourceInput(this, Role.PRIMARY);
  private final SourceInput backup = new SourceInput(this, Role.BACKUP);
  private final Ledger ledger;
  private final Reporter reporter;
  private final Future<?> reporting;
  private StreamConfig config;
  private @Nullable IngestStatus ingest;
  private EventGate gate = EventGate.BEFORE_START;
  private @Nullable Future<?> timer;
  private long timerMicros = Long.MAX_VALUE;
  private @Nullable Promise<Void> finishing;
  private boolean closed;

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
    this.ledger = new Ledger(environment.instanceId());
    this.destinations = new Destinations(environment, listener);
    this.conductor =
        new Conductor<>(
            new Output(),
            Settings.policy(config),
            Settings.backupOffsetMillis(config),
            Settings.heldBytes(config));
    this.reporter =
        new Reporter(
            environment.wall(), conductor, primary, backup, destinations, ledger, listener);
    destinations.configure(config.destinations(), config.egress());
    this.reporting =
        environment.loop().scheduleAtFixedRate(this::look, 0, REPORT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private final class Output implements Conductor.Stage<ByteBuf> {
    @Override
    public void send(Frame<ByteBuf> frame, long timestampMillis) {
      destinations.offer(frame, timestampMillis);
    }

    @Override
    public void release(Frame<ByteBuf> frame) {
      frame.payload().release();
    }

    @Override
    public void switched(SwitchLine line) {
      listener.switched(
          ledger.write(
              line,
              config.id().toString(),
              at(line.detectedMicros()),
              at(line.splice().atMicros())));
    }

    @Override
    public void letGo(boolean unpublish) {
      destinations.stop(unpublish);
    }
  }

  /** When something was, on the wall clock; intervals are the monotonic clock's. */
  private Instant at(long micros) {
    long ago = environment.clock().getAsLong() - micros;
    return environment.wall().instant().minus(Duration.of(ago, ChronoUnit.MICROS));
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
    return gate == EventGate.ENDED ? "this event has ended" : null;
  }

  void published(Role role, long nowMicros) {
    conductor.published(role, nowMicros);
    moveGate();
    if (gate == EventGate.OPEN) {
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
    if (!conductor.isRunning() && isIdle()) {
      destinations.stop(false);
    }
    look();
  }

  private boolean isIdle() {
    return conductor.feed(Role.PRIMARY) == null && conductor.feed(Role.BACKUP) == null;
  }

  // ---- time ----

  /** Sends what is due, and sets the timer for what is due next. */
  void advance(long nowMicros) {
    if (closed) {
      return;
    }
    conductor.advance(nowMicros);
    long due = conductor.nextDueMicros(nowMicros);
    if (due < timerMicros) {
      if (timer != null) {
        timer.cancel(false);
      }
      timerMicros = due;
      long wait = Math.max(due - nowMicros, 0);
      timer = environment.loop().schedule(this::timerFired, wait, TimeUnit.MICROSECONDS);
    }
    primary.resumeIfRoom();
    backup.resumeIfRoom();
    finishIfDrained();
  }

  /** Whether an encoder has to wait until some of its media has left. */
  boolean holdsTooMuch(Role role) {
    Feed<ByteBuf> feed = conductor.feed(role);
    return feed != null && feed.heldBytes() > Settings.heldBytes(config);
  }

  private void timerFired() {
    timer = null;
    timerMicros = Long.MAX_VALUE;
    advance(environment.clock().getAsLong());
  }

  private void moveGate() {
    EventGate next = EventGate.at(config.spec(), environment.wall().instant(), isIdle());
    if (next == gate) {
      return;
    }
    gate = next;
    switch (next) {
      case BEFORE_START -> destinations.stop(false);
      case OPEN -> {
        if (!isIdle()) {
          destinations.start();
        }
      }
      case ENDED -> endEvent();
    }
  }

  private void endEvent() {
    primary.dismiss();
    backup.dismiss();
  }

  // ---- configuration ----

  /** Takes a changed spec up; what is on air stays on air. */
  void configure(StreamConfig next, @Nullable IngestStatus nextIngest) {
    config = next;
    ingest = nextIngest;
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
      primary.dismiss();
      backup.dismiss();
      advance(environment.clock().getAsLong());
    }
    return done;
  }

  private void finishIfDrained() {
    boolean ends = finishing != null || gate == EventGate.ENDED;
    if (ends && isIdle() && conductor.onAir() == null) {
      if (finishing != null) {
        stopDestinations();
      } else if (destinations.isStarted()) {
        destinations.stop(true);
      }
    }
  }

  private void stopDestinations() {
    Promise<Void> done = finishing;
    if (done != null && !closed) {
      closed = true;
      destinations
          .stop(true)
          .addListener(
              stopped -> {
                closed = false;
                close();
                done.trySuccess(null);
              });
    }
  }

  /** Lets go of everything at once, without a word to the destinations. */
  void close() {
    if (closed) {
      return;
    }
    primary.dismiss();
    backup.dismiss();
    closed = true;
    reporting.cancel(false);
    if (timer != null) {
      timer.cancel(false);
    }
    destinations.close();
    conductor.shutDown();
    listener.close();
  }

  // ---- the report ----

  private void look() {
    if (closed) {
      return;
    }
    moveGate();
    finishIfDrained();
    reporter.look(config, ingest, gate);
  }

  /** What the stream's status says now. */
  StreamReport report() {
    return reporter.report(config.id());
  }
}
