package io.backupstream.ingest.push;

import io.backupstream.ingest.media.Headers;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.Ticker;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Pushes one stream to one destination, for as long as it is started, over one connection at a
 * time:
 *
 * <pre>
 *            start              accepted, media flows
 *   IDLE ────────▶ CONNECTING ────────▶ STREAMING
 *    ▲              │  ▲ ▲  first retry    │
 *    │ stop   second│  │ └─────────────────┤ lost
 *    │ (from   failure │ media flows       │
 *    │  all)        ▼  │ steadily          ▼
 *    └──────────── FAILED ◀──────── (second failure in a row)
 * </pre>
 *
 * <p>While it is started it goes on trying for ever. All methods are called on the event loop.
 */
public final class DestinationPush implements AutoCloseable {
  /** Media that comes after a silence of so long is worth an attempt at once. */
  private static final long SILENCE_MICROS = 5_000_000;

  private final Target target;
  private final EventLoop loop;
  private final PushConnection.Connector connector;
  private final PushLimits limits;
  private final PushListener listener;
  private final Ticker ticker;
  private final StateLine line;
  private final Backoff backoff;
  private final PushQueue queue;
  private final HeaderMemory headers = new HeaderMemory(Headers::alike);
  private boolean started;
  private boolean closed;
  private long newestMediaMicros;
  private @Nullable Attempt attempt;
  private @Nullable Future<?> retry;
  private @Nullable Promise<Void> stopped;

  /**
   * A destination that is not yet sent to.
   *
   * @param loop the one of its stream
   */
  public DestinationPush(
      Target target, EventLoop loop, RtmpConnector connector, PushListener listener) {
    this(
        target,
        loop,
        connector,
        PushLimits.DEFAULTS,
        listener,
        Ticker.systemTicker(),
        InstantSource.system(),
        RandomGenerator.getDefault());
  }

  DestinationPush(
      Target target,
      EventLoop loop,
      PushConnection.Connector connector,
      PushLimits limits,
      PushListener listener,
      Ticker ticker,
      InstantSource clock,
      RandomGenerator random) {
    this.target = target;
    this.loop = loop;
    this.connector = connector;
    this.limits = limits;
    this.listener = listener;
    this.ticker = ticker;
    this.line = new StateLine(clock, listener);
    this.backoff = new Backoff(random);
    this.queue = new PushQueue(limits.queueBytes(), limits.queueMillis(), listener::dropped);
  }

  /** What it is doing now. */
  public PushState state() {
    return line.state();
  }

  /** Media is expected: opens the connection, ahead of the first frame if it comes later. */
  public void start() {
    if (started || closed) {
      return;
    }
    started = true;
    backoff.reset();
    if (attempt == null) { // else a stop is under way, and its end opens the next connection
      open();
    }
  }

  /**
   * Shows the next frame of the output, headers included, whether or not the push is started.
   *
   * @param frame stays the caller's; what is kept is retained
   * @param timelineMillis its time on the output timeline, which never wraps
   */
  public void offer(Frame<ByteBuf> frame, long timelineMillis) {
    if (closed) {
      return;
    }
    long nowMicros = nowMicros();
    if (!started || stopped != null) {
      queue.passBy(frame, timelineMillis, nowMicros);
      return;
    }
    queue.add(frame, timelineMillis, nowMicros);
    if (frame.kind() != Kind.HEADER) {
      if (retry != null && nowMicros - newestMediaMicros > SILENCE_MICROS) {
        cancelRetry();
        reopen();
      }
      newestMediaMicros = nowMicros;
    }
    if (attempt != null) {
      attempt.pump(nowMicros);
    }
  }

  /**
   * Ends the push; it can be started again.
   *
   * @param unpublish true to send what waits and end the publish, as a true stop; false to close,
   *     unless a true stop is under way
   * @return succeeds when the connection is gone
   */
  public Future<Void> stop(boolean unpublish) {
    Promise<Void> ending = stopped == null ? loop.newPromise() : stopped;
    stop(unpublish || (attempt != null && attempt.draining), ending);
    return ending;
  }

  /** Lets go of everything at once, for good; a true stop comes before. */
  @Override
  public void close() {
    stop(false, stopped == null ? loop.newPromise() : stopped);
    closed = true;
    queue.close();
    headers.close();
  }

  private void stop(boolean unpublish, Promise<Void> ending) {
    started = false;
    stopped = ending;
    cancelRetry();
    if (attempt == null) {
      endStop();
    } else if (unpublish && attempt.accepted) {
      attempt.unpublishWhenDrained();
    } else {
      attempt.connection.close();
    }
  }

  private long nowMicros() {
    return TimeUnit.NANOSECONDS.toMicros(ticker.nanoTime());
  }

  private void open() {
    if (line.phase() == PushPhase.IDLE) {
      line.enter(PushPhase.CONNECTING, "");
    }
    attempt = new Attempt();
  }

  private void reopen() {
    retry = null;
    listener.reconnecting();
    open();
  }

  private void retryAfter(Attempt failed, String reason) {
    boolean refusedLate = failed.accepted && !backoff.isSettled();
    long delayMillis = backoff.nextDelayMillis();
    line.enter(
        delayMillis == 0 ? PushPhase.CONNECTING : PushPhase.FAILED,
        target + ": " + (refusedLate ? "accepted the publish, then " + reason : reason));
    retry = loop.schedule(this::reopen, delayMillis, TimeUnit.MILLISECONDS);
  }

  private void cancelRetry() {
    if (retry != null) {
      retry.cancel(false);
      retry = null;
    }
  }

  private void ended(Attempt gone, String reason) {
    attempt = null;
    if (stopped != null) {
      endStop();
      if (started) {
        open();
      }
      return;
    }
    queue.restartAtCut();
    if (gone.renewing) {
      reopen();
    } else {
      retryAfter(gone, reason);
    }
  }

  private void endStop() {
    queue.clearMedia();
    line.enter(PushPhase.IDLE, "");
    Promise<Void> ending = Objects.requireNonNull(stopped);
    stopped = null;
    ending.setSuccess(null);
  }

  /** One connection, from its opening to its end. */
  private final class Attempt implements PushConnection.Events {
    private final PushConnection connection = connector.open(target, this);
    private final Outflow outflow = new Outflow(connection, queue, headers, listener);
    private final DeliveryProbe probe = new DeliveryProbe(connection, ticker, listener);
    private @Nullable Future<?> giveUp;
    private boolean accepted;
    private boolean renewing;
    private boolean draining;
    private boolean flushing;

    @Override
    public void accepted() {
      accepted = true;
      pump(nowMicros());
    }

    @Override
    public void writable() {
      pump(nowMicros());
    }

    @Override
    public void ended(String reason) {
      cancelGiveUp();
      DestinationPush.this.ended(this, reason);
    }

    private void pump(long nowMicros) {
      if (outflow.drain()) {
        probe.wrote(outflow.newestOfferedMicros());
        backoff.mediaSent(nowMicros);
        if (backoff.isSettled()) {
          line.enter(PushPhase.STREAMING, "");
        }
        flushOnceThisTurn();
      }
      watchForStuck();
      if (draining && !queue.hasMedia()) {
        draining = false;
        connection.unpublish();
      } else if (!renewing && outflow.isRenewalDue()) {
        renewing = true;
        connection.close();
      }
    }

    /** A full connection is given up in time, even if nothing more is offered to it. */
    private void watchForStuck() {
      if (!accepted || connection.isWritable()) {
        cancelGiveUp();
      } else if (giveUp == null) {
        giveUp =
            loop.schedule(
                () -> connection.abort("took nothing for " + limits.stuckMillis() / 1000 + " s"),
                limits.stuckMillis(),
                TimeUnit.MILLISECONDS);
      }
    }

    private void cancelGiveUp() {
      if (giveUp != null) {
        giveUp.cancel(false);
        giveUp = null;
      }
    }

    private void unpublishWhenDrained() {
      if (draining) {
        return;
      }
      draining = true;
      Future<?> patience =
          loop.schedule(
              () -> connection.abort("did not take the end in time"),
              limits.drainMillis(),
              TimeUnit.MILLISECONDS);
      Objects.requireNonNull(stopped).addListener(done -> patience.cancel(false));
      pump(nowMicros());
    }

    private void flushOnceThisTurn() {
      if (!flushing) {
        flushing = true;
        loop.execute(
            () -> {
              flushing = false;
              connection.flush();
            });
      }
    }
  }
}
