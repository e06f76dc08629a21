package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/** Decides where the wanted feed joins: at a cut, at its next keyframe, or at the start. */
final class Planner<P> {

  /** How long the first sound waits for a picture before its source counts as sound alone. */
  static final long TRACK_WAIT_MICROS = 1_000_000;

  /** How long a source that announces pictures is waited for before its sound begins alone. */
  static final long KEYFRAME_WAIT_MICROS = 10_000_000;

  /** A track that ends this much before the other has fallen silent by itself. */
  private static final long SILENT_MICROS = 500_000;

  private static final double DEFAULT_INTERVAL_MILLIS = 1_000 / 30.0;

  private final Timeline<P> timeline;
  private final Output<P> output;
  private @Nullable Plan<P> plan;
  private long nowMicros;
  private long holdMicros;

  Planner(Timeline<P> timeline, Output<P> output) {
    this.timeline = timeline;
    this.output = output;
  }

  /** The change that waits for its keyframe to fall due, if one does. */
  @Nullable Plan<P> plan() {
    return plan;
  }

  /**
   * Plans anew what the wanted feed needs, and carries it out where nothing is to be waited for.
   */
  void prepare(long now, long hold, @Nullable Feed<P> wanted, Urgency urgency) {
    nowMicros = now;
    holdMicros = hold;
    Feed<P> current = timeline.onAir();
    if (wanted == null || wanted == current || !wanted.isOpen()) {
      plan = null;
    } else if (current == null) {
      plan = null;
      start(wanted);
    } else if (current.hasVideo() && wanted.announcesVideo()) {
      change(current, wanted, urgency);
    } else {
      plan = null;
      changeWithoutPictures(current, wanted, urgency);
    }
  }

  /**
   * Carries the plan out if its keyframe is due, or has its turn: one that the cut moves ahead
   * leaves before the sound that goes with it. Says whether it did.
   */
  boolean commitIfDue() {
    Plan<P> planned = plan;
    if (planned == null
        || (planned.dueMicros(holdMicros) > nowMicros && !output.passes(planned, holdMicros))) {
      return false;
    }
    plan = null;
    Cut cut = planned.cut();
    output.flush(planned);
    double interval = interval(planned.to());
    output.enter(
        planned.to(), cut.shiftMillis(), -Double.MAX_VALUE, output.video.end(interval), interval);
    output.dropTo(planned.to(), Track.VIDEO, cut.keyDtsMillis());
    output.dropTo(planned.to(), Track.DATA, cut.keyDtsMillis());
    output.followWithSound(planned.to(), planned.audioCut());
    return true;
  }

  /** The feed on air is gone and its sound ended before its pictures: the next one's goes on. */
  boolean soundGoesAhead(Urgency urgency) {
    Plan<P> planned = plan;
    Feed<P> current = output.audio.feed();
    if (planned == null
        || urgency != Urgency.FAILED
        || current == null
        || current == planned.to()
        || current.isOpen()
        || !output.audio.isDry()
        || !output.audio.hasSent()) {
      return false;
    }
    long shift = planned.shiftMillis();
    output.audio.follow(new Lane.Follower<>(planned.to(), shift, planned.audioCut()));
    output.changeSound();
    return true;
  }

  private void change(Feed<P> current, Feed<P> wanted, Urgency urgency) {
    CutFinder<P> finder = finder(current);
    long natural = timeline.natural(wanted);
    double latest = end(current, finder, urgency) + interval(current) / 2;
    Cut cut = find(finder, wanted, natural, latest, urgency);
    if (cut == null) {
      plan = null;
      changeWithoutCut(wanted, urgency, finder.end(), natural);
    } else {
      plan = new Plan<>(wanted, cut, natural + cut.shiftMillis());
    }
  }

  // while the feed on air goes on, later keyframes fit again and again: the first choice stands
  private @Nullable Cut find(
      CutFinder<P> finder, Feed<P> wanted, long natural, double latest, Urgency urgency) {
    FrameQueue<P> pictures = wanted.queue(Track.VIDEO);
    Plan<P> planned = plan;
    if (planned != null && planned.to() == wanted && urgency == Urgency.CLEAN) {
      Cut kept = finder.find(pictures, natural, latest, planned.cut().keyDtsMillis());
      if (kept != null) {
        return kept;
      }
    }
    return finder.find(pictures, natural, latest, Long.MIN_VALUE);
  }

  private CutFinder<P> finder(Feed<P> current) {
    Cadence cadence = current.cadence(Track.VIDEO);
    double interval = interval(current);
    double sentEnd = output.video.hasSent() ? output.video.end(interval) : -1e12;
    long miniGop = cadence.reorders() ? cadence.miniGopMillis() : 0;
    return new CutFinder<>(
        current.queue(Track.VIDEO),
        timeline.shift(),
        cadence.reorders(),
        sentEnd,
        interval,
        miniGop);
  }

  private static double interval(Feed<?> feed) {
    double measured = feed.videoIntervalMillis();
    return measured > 0 ? measured : DEFAULT_INTERVAL_MILLIS;
  }

  /** Where the media of the feed on air end: at its silent sound, if sound alone fell silent. */
  private double end(Feed<P> current, CutFinder<P> finder, Urgency urgency) {
    boolean soundIsSilent =
        urgency == Urgency.SUSPECT
            && current.hasAudio()
            && current.lastVideoMicros() - current.lastAudioMicros() > SILENT_MICROS;
    if (!soundIsSilent) {
      return finder.end();
    }
    FrameQueue<P> sounds = current.queue(Track.AUDIO);
    double interval = output.audioInterval();
    double end =
        sounds.isEmpty()
            ? output.audio.end(interval)
            : sounds.get(sounds.size() - 1).dtsMillis() + timeline.shift() + interval;
    return Math.min(finder.end(), end);
  }

  /** No keyframe joins without a hole: pictures wait for the next one, sound does not. */
  private void changeWithoutCut(Feed<P> wanted, Urgency urgency, double end, long natural) {
    double from = end - interval(wanted) / 2;
    int key = firstKeyframe(wanted, from - natural);
    boolean keyIsDue =
        key >= 0 && wanted.dueMicros(wanted.queue(Track.VIDEO).get(key), holdMicros) <= nowMicros;
    boolean silent = output.video.isDry() && output.audio.isDry();
    boolean now =
        switch (urgency) {
          case CLEAN -> keyIsDue;
          case SUSPECT -> keyIsDue || silent;
          case FAILED -> silent || (keyIsDue && output.video.isDry());
        };
    if (now) {
      double cut = output.audio.isDry() ? -Double.MAX_VALUE : from;
      enterAtNextKeyframe(wanted, 0, from, end);
      output.followWithSound(wanted, cut);
    }
  }

  private int firstKeyframe(Feed<P> feed, double ptsMillis) {
    FrameQueue<P> pictures = feed.queue(Track.VIDEO);
    int key = pictures.keyframeFrom(0);
    while (key >= 0 && pictures.get(key).ptsMillis() < ptsMillis) {
      key = pictures.keyframeFrom(key + 1);
    }
    return key;
  }

  private void enterAtNextKeyframe(Feed<P> wanted, long moved, double from, double end) {
    double interval = wanted.announcesVideo() ? interval(wanted) : output.audioInterval();
    output.enter(wanted, moved, from, end, interval);
  }

  /** One of the two has no pictures: change where everything has ended, or at the next sound. */
  private void changeWithoutPictures(Feed<P> current, Feed<P> wanted, Urgency urgency) {
    boolean ended = output.video.isDry() && output.audio.isDry();
    boolean soundHeld = !wanted.queue(Track.AUDIO).isEmpty();
    if (ended || (urgency == Urgency.CLEAN && soundHeld)) {
      double end = end();
      enterAtNextKeyframe(wanted, 0, end - interval(current) / 2, end);
      output.followWithSound(wanted, -Double.MAX_VALUE);
    }
  }

  /** Where the output ends so far in presentation. */
  private double end() {
    double interval = DEFAULT_INTERVAL_MILLIS;
    return Math.max(output.video.end(interval), output.audio.end(output.audioInterval()));
  }

  /** Nothing is on air: begin at the keyframe that is due, where the wall clock puts it. */
  private void start(Feed<P> wanted) {
    Frame<P> first = firstFrame(wanted);
    if (first == null) {
      return;
    }
    timeline.anchor(wanted, first.dtsMillis());
    boolean again = output.video.hasSent() || output.audio.hasSent();
    long begin = first.dtsMillis() + timeline.natural(wanted);
    long last = output.lastSent();
    long moved = last == 0 ? 0 : Math.max(0, last + 1 - begin);
    double end = again ? end() : begin + first.ctsMillis();
    enterAtNextKeyframe(wanted, moved, -Double.MAX_VALUE, end);
    output.dropTo(wanted, Track.VIDEO, first.dtsMillis());
    output.dropTo(wanted, Track.DATA, first.dtsMillis());
    output.beginSound(wanted, (double) begin + moved);
  }

  /**
   * The latest keyframe that is due; of a source without pictures, or whose pictures have been
   * waited for, the first sound that is due.
   */
  private @Nullable Frame<P> firstFrame(Feed<P> feed) {
    Frame<P> key = latestDueKeyframe(feed);
    if (key != null) {
      return key;
    }
    long wait = feed.announcesVideo() ? KEYFRAME_WAIT_MICROS : TRACK_WAIT_MICROS;
    boolean waited = nowMicros - feed.openedMicros() >= wait && !feed.holdsKeyframe();
    FrameQueue<P> sounds = feed.queue(Track.AUDIO);
    for (int i = 0; waited && i < sounds.size(); i++) {
      Frame<P> sound = sounds.get(i);
      if (!sound.isHeader()) {
        return feed.dueMicros(sound, holdMicros) <= nowMicros ? sound : null;
      }
    }
    return null;
  }

  private @Nullable Frame<P> latestDueKeyframe(Feed<P> feed) {
    FrameQueue<P> pictures = feed.queue(Track.VIDEO);
    Frame<P> latest = null;
    for (int i = pictures.keyframeFrom(0); i >= 0; i = pictures.keyframeFrom(i + 1)) {
      if (feed.dueMicros(pictures.get(i), holdMicros) > nowMicros) {
        break;
      }
      latest = pictures.get(i);
    }
    return latest;
  }
}
