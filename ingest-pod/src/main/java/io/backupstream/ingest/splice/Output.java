package io.backupstream.ingest.splice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The output's three lanes: what leaves next, with which timestamp, and how a lane changes its
 * feed.
 */
final class Output<P> {

  final Lane<P> video = new Lane<>(Track.VIDEO);
  final Lane<P> audio = new Lane<>(Track.AUDIO);
  private final Lane<P> data = new Lane<>(Track.DATA);
  private final List<Lane<P>> lanes = List.of(video, audio, data);
  private final Timeline<P> timeline;
  private final Outlet<P> outlet;
  private final AudioJoin join = new AudioJoin();
  private @Nullable Awaited<P> awaited;
  private long nowMicros;

  Output(Timeline<P> timeline, Outlet<P> outlet) {
    this.timeline = timeline;
    this.outlet = outlet;
  }

  void now(long micros) {
    nowMicros = micros;
  }

  /**
   * Puts a feed on air, its pictures from a keyframe on.
   *
   * @param movedMillis beyond its natural place
   * @param from pictures that would be presented before this are not sent
   * @param end where the output's pictures end in presentation
   * @param interval of the pictures to come
   */
  void enter(Feed<P> next, long movedMillis, double from, double end, double interval) {
    Feed<P> old = timeline.onAir();
    Awaited<P> change = new Awaited<>(old, next, end, interval, timeline.moved(), movedMillis);
    timeline.enter(next, movedMillis);
    if (old != null) {
      old.clock().hold(false);
    }
    next.clock().hold(true);
    Awaited<P> unreported = awaited;
    awaited = unreported == null ? change : unreported.insteadBy(change);
    video.take(next, timeline.shift(), from);
    data.take(next, timeline.shift(), from);
  }

  /** The sound of the feed on air follows where the old one's reaches the cut. */
  void followWithSound(Feed<P> next, double cut) {
    if (audio.feed() == next) {
      return;
    }
    if (audio.follower() != null) {
      changeSound();
    }
    if (audio.feed() == null || !audio.hasSent()) {
      beginSound(next, cut);
    } else {
      audio.follow(new Lane.Follower<>(next, timeline.shift(), cut));
    }
  }

  /** Sound begins at this time, with nothing before it to join. */
  void beginSound(Feed<P> next, double from) {
    join.none();
    audio.take(next, timeline.shift(), from);
    sendHeaders(next, Track.AUDIO, lastSent());
  }

  /** Sound changes to the follower now, wherever the old feed's sound has come to. */
  void changeSound() {
    Lane.Follower<P> next = audio.follower();
    if (next != null) {
      double end = audio.end(audioInterval());
      audio.take(next.feed(), next.shift(), -Double.MAX_VALUE);
      join.at(end);
      sendHeaders(next.feed(), Track.AUDIO, lastSent());
    }
  }

  double audioInterval() {
    Feed<P> feed = audio.feed();
    double measured = feed == null ? 0 : feed.audioIntervalMillis();
    return measured > 0 ? measured : 1_024 / 48.0;
  }

  /** Drops what a feed holds before a decoding time of its own; headers stay remembered. */
  void dropTo(Feed<P> feed, Track track, long dtsMillis) {
    FrameQueue<P> queue = feed.queue(track);
    for (Frame<P> head = queue.peek();
        head != null && (head.isHeader() || head.dtsMillis() < dtsMillis);
        head = queue.peek()) {
      feed.drop(track, outlet);
    }
  }

  /** Sends every picture before the cut, due or not, and the sound between them. */
  void flush(Plan<P> planned) {
    while (leaves(video, planned)) {
      sendEarliest(planned);
    }
  }

  /**
   * Sends the earliest message, if any is due, and says whether it did.
   *
   * @param planned the change that is planned: beyond its cut nothing leaves
   */
  boolean sendEarliest(long holdMicros, @Nullable Plan<P> planned) {
    boolean due = isDue(holdMicros, planned);
    if (due) {
      sendEarliest(planned);
    }
    return due;
  }

  private void sendEarliest(@Nullable Plan<P> planned) {
    Lane<P> earliest = earliest(planned);
    if (earliest != null) {
      sendHead(earliest);
    }
  }

  /** Whether what is to leave now comes after the planned keyframe, which would then be late. */
  boolean passes(Plan<P> planned, long holdMicros) {
    Lane<P> earliest = earliest(planned);
    return earliest != null
        && earliest.headTime() > planned.keyMillis()
        && isDue(holdMicros, planned);
  }

  private @Nullable Lane<P> earliest(@Nullable Plan<P> planned) {
    Lane<P> earliest = null;
    for (Lane<P> lane : lanes) {
      if (leaves(lane, planned) && (earliest == null || lane.headTime() < earliest.headTime())) {
        earliest = lane;
      }
    }
    return earliest;
  }

  private boolean isDue(long holdMicros, @Nullable Plan<P> planned) {
    for (Lane<P> lane : lanes) {
      if (leaves(lane, planned) && lane.headDueMicros(holdMicros) <= nowMicros) {
        return true;
      }
    }
    return false;
  }

  /** Whether a lane holds something that is not beyond the planned cut. */
  private boolean leaves(Lane<P> lane, @Nullable Plan<P> planned) {
    Frame<P> head = lane.head();
    if (head == null || planned == null || head.isHeader()) {
      return head != null;
    }
    return switch (lane.track) {
      case VIDEO -> head.dtsMillis() < planned.cut().cutDtsMillis();
      case AUDIO -> lane.feed() == planned.to() || !isPast(planned.audioCut(), head);
      case DATA -> true;
    };
  }

  private boolean isPast(double cut, Frame<P> sound) {
    return (double) audio.time(sound) + audioInterval() / 2 > cut;
  }

  /** Whether the sound in its lane has come to the cut, or never will. */
  boolean soundReachedCut(long holdMicros) {
    Lane.Follower<P> next = audio.follower();
    Feed<P> current = audio.feed();
    if (next == null || current == null) {
      return false;
    }
    Frame<P> head = audio.head();
    if (head != null) {
      return !head.isHeader() && isPast(next.cut(), head);
    }
    return !current.isOpen() || cutDueMicros(next, holdMicros) <= nowMicros;
  }

  private long cutDueMicros(Lane.Follower<P> next, long holdMicros) {
    return next.cut() == -Double.MAX_VALUE
        ? nowMicros
        : next.feed().dueAtMicros(Math.round(next.cut()) - next.shift(), holdMicros);
  }

  private void sendHead(Lane<P> lane) {
    Feed<P> feed = lane.feed();
    Frame<P> head = lane.head();
    if (feed == null || head == null) {
      return;
    }
    if (passes(lane, head)) {
      long timestamp = timestamp(lane, head);
      if (lane == video && lane.awaitsKeyframe() && head.isKeyframe()) {
        sendHeaders(feed, Track.DATA, timestamp);
        sendHeaders(feed, Track.VIDEO, timestamp);
      }
      report(lane, head, timestamp);
      lane.sent(head, timestamp);
      outlet.send(head, timestamp);
    }
    feed.drop(lane.track, outlet);
  }

  private boolean passes(Lane<P> lane, Frame<P> head) {
    if (head.isHeader()) {
      return true;
    }
    return switch (lane.track) {
      case VIDEO -> lane.isDecodable(head);
      case AUDIO -> lane.reaches(head) && join.accepts((double) lane.time(head), audioInterval());
      case DATA -> lane.reaches(head);
    };
  }

  /** In order over all tracks, strictly rising within one: what comes too late moves up. */
  private long timestamp(Lane<P> lane, Frame<P> frame) {
    long floor = lastSent();
    if (frame.isHeader()) {
      return floor;
    }
    long rising = lane.lastSent() == Long.MIN_VALUE ? floor : Math.max(floor, lane.lastSent() + 1);
    return Math.max(lane.time(frame), rising);
  }

  /** The newest timestamp of all; 0 before the first. */
  long lastSent() {
    return Math.max(0, Math.max(video.lastSent(), Math.max(audio.lastSent(), data.lastSent())));
  }

  private void sendHeaders(Feed<P> feed, Track track, long timestamp) {
    for (Frame<P> header : feed.headers()) {
      if (header.track() == track) {
        outlet.send(header, timestamp);
      }
    }
  }

  private void report(Lane<P> lane, Frame<P> frame, long timestamp) {
    Awaited<P> change = awaited;
    if (change == null || frame.isHeader() || lane.feed() != change.to()) {
      return;
    }
    if (lane != video && (lane != audio || change.to().announcesVideo())) {
      return;
    }
    awaited = null;
    Long skew = timeline.skewMillis(change.to());
    Double end = lane.hasSent() ? lane.end(change.interval()) : null;
    outlet.spliced(change.aired((double) timestamp + frame.ctsMillis(), end, nowMicros, skew));
  }

  boolean uses(Feed<P> feed) {
    return timeline.onAir() == feed || lanes.stream().anyMatch(lane -> lane.uses(feed));
  }

  boolean uses(Feed<P> feed, Track track) {
    return switch (track) {
      case VIDEO -> video.uses(feed);
      case AUDIO -> audio.uses(feed);
      case DATA -> data.uses(feed);
    };
  }

  boolean isDry() {
    return lanes.stream().allMatch(Lane::isDry) && audio.follower() == null;
  }

  void leave() {
    Feed<P> old = timeline.onAir();
    if (old != null) {
      old.clock().hold(false);
    }
    timeline.leave();
    lanes.forEach(Lane::empty);
  }

  /** What is sent next follows on nothing; only timestamps go on. */
  void forgetEnd() {
    awaited = null;
    lanes.forEach(Lane::forgetEnd);
  }

  /** When the next message falls due; {@link Splicer#NEVER} if none is held. */
  long nextDueMicros(long holdMicros, @Nullable Plan<P> planned) {
    long next = Splicer.NEVER;
    for (Lane<P> lane : lanes) {
      if (leaves(lane, planned)) {
        next = Math.min(next, lane.headDueMicros(holdMicros));
      }
    }
    Lane.Follower<P> follower = audio.follower();
    if (follower != null && audio.isDry()) {
      next = Math.min(next, cutDueMicros(follower, holdMicros));
    }
    return next;
  }
}
