package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * What a feed that is not on air keeps: all that a cut could still need, from its latest keyframe
 * that the output has passed.
 */
final class Retention<P> {

  private final Timeline<P> timeline;
  private final Output<P> output;
  private final Outlet<P> outlet;

  Retention(Timeline<P> timeline, Output<P> output, Outlet<P> outlet) {
    this.timeline = timeline;
    this.output = output;
    this.outlet = outlet;
  }

  void trim(Feed<P> feed, long nowMicros, long holdMicros, long mostBytes) {
    if (!output.uses(feed, Track.VIDEO)) {
      trimPictures(feed, nowMicros, holdMicros);
      trimBytes(feed, mostBytes);
    }
    long neededFrom = soundNeededFrom(feed, nowMicros, holdMicros);
    if (!output.uses(feed, Track.AUDIO)) {
      output.dropTo(feed, Track.AUDIO, neededFrom);
    }
    if (!output.uses(feed, Track.VIDEO) && feed.queue(Track.VIDEO).isEmpty()) {
      output.dropTo(feed, Track.DATA, neededFrom); // else it goes with the pictures
    }
  }

  private void trimPictures(Feed<P> feed, long nowMicros, long holdMicros) {
    FrameQueue<P> pictures = feed.queue(Track.VIDEO);
    int first = pictures.keyframeFrom(0);
    int keep = first;
    for (int i = first; i >= 0; i = pictures.keyframeFrom(i + 1)) {
      if (!isPassed(feed, pictures.get(i), nowMicros, holdMicros)) {
        break;
      }
      keep = i;
    }
    // without a keyframe no picture can be cut to; headers are kept by the feed
    dropPictures(feed, keep < 0 ? pictures.size() : keep);
  }

  private boolean isPassed(Feed<P> feed, Frame<P> key, long nowMicros, long holdMicros) {
    if (timeline.onAir() == null || !output.video.hasSent()) {
      return feed.dueMicros(key, holdMicros) <= nowMicros;
    }
    return key.dtsMillis() + timeline.natural(feed) <= output.video.lastSent();
  }

  private void dropPictures(Feed<P> feed, int count) {
    for (int i = 0; i < count; i++) {
      feed.drop(Track.VIDEO, outlet);
    }
    Frame<P> oldest = feed.queue(Track.VIDEO).peek();
    if (oldest != null) {
      output.dropTo(feed, Track.DATA, oldest.dtsMillis());
    }
  }

  private void trimBytes(Feed<P> feed, long mostBytes) {
    while (feed.heldBytes() > mostBytes && !feed.queue(Track.VIDEO).isEmpty()) {
      int next = feed.queue(Track.VIDEO).keyframeFrom(1);
      dropPictures(feed, next < 0 ? feed.queue(Track.VIDEO).size() : next);
    }
    if (feed.heldBytes() > mostBytes) {
      output.dropTo(feed, Track.AUDIO, Long.MAX_VALUE);
      output.dropTo(feed, Track.DATA, Long.MAX_VALUE);
    }
  }

  /** In the feed's own decoding time. A cut may move the feed by a mini-GOP, sound with video. */
  private long soundNeededFrom(Feed<P> feed, long nowMicros, long holdMicros) {
    if (timeline.onAir() != null && output.audio.hasSent()) {
      Cadence video = feed.cadence(Track.VIDEO);
      double margin =
          2 * feed.audioIntervalMillis() + 1.5 * video.intervalMillis() + video.miniGopMillis();
      return (long) (output.audio.lastSent() - timeline.natural(feed) - margin);
    }
    Frame<P> oldest = oldestPicture(feed);
    return oldest != null
        ? oldest.dtsMillis()
        : Math.floorDiv(nowMicros - feed.dueAtMicros(0, holdMicros), 1_000L) - 1_000;
  }

  private @Nullable Frame<P> oldestPicture(Feed<P> feed) {
    FrameQueue<P> pictures = feed.queue(Track.VIDEO);
    int first = pictures.keyframeFrom(0);
    return first < 0 ? null : pictures.get(first);
  }
}
