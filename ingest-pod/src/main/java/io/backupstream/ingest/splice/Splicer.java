package io.backupstream.ingest.splice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plays one of several feeds onto one timeline, and changes from one to another at a cut.
 *
 * <pre>
 *            offer                      advance(wanted)
 *   feed A ---------> held frames --+                    +-- video --+
 *                                   +-- due? on a cut? --+-- audio --+--> Outlet
 *   feed B ---------> held frames --+                    +-- data ---+
 * </pre>
 *
 * <p>A frame is due at dts + o(t) + buffer. A cut may be chosen long before it falls due; until
 * then it is chosen anew with what arrives. One thread; times are monotonic microseconds.
 *
 * @param <P> the payload's type
 */
public final class Splicer<P> {

  /** Even without a buffer frames wait this long, so that sound and pictures leave in order. */
  public static final long INTERLEAVE_MICROS = 10_000;

  /** No deadline. */
  public static final long NEVER = Long.MAX_VALUE;

  /** How often a feed that is not on air drops what no cut needs any more. */
  static final long TRIM_MICROS = 100_000;

  /** How soon a change that waits for more media is looked at again. */
  static final long LOOK_AGAIN_MICROS = 20_000;

  private final Outlet<P> outlet;
  private final Timeline<P> timeline = new Timeline<>();
  private final Output<P> output;
  private final Planner<P> planner;
  private final Retention<P> retention;
  private final List<Feed<P>> feeds = new ArrayList<>();
  private long holdMicros;
  private long heldBytesPerFeed;
  private long nextTrimMicros = Long.MIN_VALUE;

  /**
   * @param bufferMicros the splice window, which is also the added latency
   * @param heldBytesPerFeed how much a feed that is not on air may hold before its oldest goes
   */
  public Splicer(Outlet<P> outlet, long bufferMicros, long heldBytesPerFeed) {
    this.outlet = outlet;
    this.output = new Output<>(timeline, outlet);
    this.planner = new Planner<>(timeline, output);
    this.retention = new Retention<>(timeline, output, outlet);
    limits(bufferMicros, heldBytesPerFeed);
  }

  /** Changes the splice window and the memory of a standby; what is held keeps its place. */
  public void limits(long bufferMicros, long heldBytes) {
    holdMicros = Math.max(bufferMicros, INTERLEAVE_MICROS);
    heldBytesPerFeed = heldBytes;
  }

  /**
   * A new publish.
   *
   * @param source which of the sources it is of
   * @param alignMillis where its programme belongs against its arrival; negative if it is known to
   *     arrive late
   */
  public Feed<P> open(String source, long nowMicros, long alignMillis) {
    Feed<P> feed = new Feed<>(source, nowMicros, alignMillis);
    feeds.add(feed);
    return feed;
  }

  /** One message of a publish, its timestamp as the encoder sent it; the splicer owns it now. */
  public void offer(Feed<P> feed, Frame<P> frame) {
    feed.add(frame);
  }

  /** The publish has ended; if it is on air, what it delivered still leaves. */
  public void close(Feed<P> feed) {
    feed.close();
    retireUnused();
  }

  /** Nobody watches any more: nothing is on air, what comes next begins anew, not after a gap. */
  public void letGo() {
    output.leave();
    output.forgetEnd();
  }

  /** Ends everything and gives all frames back. */
  public void shutDown() {
    output.leave();
    feeds.forEach(feed -> feed.releaseAll(outlet));
    feeds.clear();
  }

  /** Changes where a feed's programme belongs, for the next time that it goes on air. */
  public void align(Feed<P> feed, long alignMillis) {
    if (timeline.onAir() != feed) {
      feed.align(alignMillis);
    }
  }

  /** Whose media leave; null before the start and once nothing is left to send. */
  public @Nullable Feed<P> onAir() {
    return timeline.onAir();
  }

  /** How much later a feed arrives than the output's timeline, if time codes prove it. */
  public @Nullable Long skewMillis(Feed<P> feed) {
    return timeline.skewMillis(feed);
  }

  /**
   * Sends what is due, and changes the source if another is wanted and its cut is reached.
   *
   * @param wanted whose media should leave; null to keep what is on air
   */
  public void advance(long nowMicros, @Nullable Feed<P> wanted, Urgency urgency) {
    output.now(nowMicros);
    if (nowMicros >= nextTrimMicros) {
      nextTrimMicros = nowMicros + TRIM_MICROS;
      for (int i = 0; i < feeds.size(); i++) {
        retention.trim(feeds.get(i), nowMicros, holdMicros, heldBytesPerFeed);
      }
    }
    planner.prepare(nowMicros, holdMicros, wanted, urgency);
    boolean again = true;
    while (again) {
      again = step(urgency);
    }
    Feed<P> current = timeline.onAir();
    if (current != null && !current.isOpen() && !waits(wanted) && output.isDry()) {
      output.leave();
    }
    retireUnused();
  }

  private boolean step(Urgency urgency) {
    if (planner.commitIfDue() || planner.soundGoesAhead(urgency)) {
      return true;
    }
    if (output.soundReachedCut(holdMicros)) {
      output.changeSound();
      return true;
    }
    return output.sendEarliest(holdMicros, planner.plan());
  }

  private void retireUnused() {
    for (int i = feeds.size() - 1; i >= 0; i--) {
      Feed<P> feed = feeds.get(i);
      if (!feed.isOpen() && !output.uses(feed)) {
        feeds.remove(i);
        feed.releaseAll(outlet);
      }
    }
  }

  /**
   * When {@link #advance} has something to do if nothing arrives before.
   *
   * @param wanted as given to it
   */
  public long nextDueMicros(long nowMicros, @Nullable Feed<P> wanted) {
    Plan<P> planned = planner.plan();
    long next = output.nextDueMicros(holdMicros, planned);
    if (planned != null) {
      return Math.min(next, planned.dueMicros(holdMicros));
    }
    return waits(wanted) ? Math.min(next, nowMicros + LOOK_AGAIN_MICROS) : next;
  }

  private boolean waits(@Nullable Feed<P> wanted) {
    return wanted != null && wanted != timeline.onAir() && wanted.isOpen();
  }
}
