package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * One track of the output: which feed it takes from, how far it has come, where it changes over.
 *
 * <p>All times are output milliseconds unless said otherwise.
 */
final class Lane<P> {

  final Track track;

  private @Nullable Feed<P> feed;
  private long shift;
  private @Nullable Follower<P> follower;
  private boolean awaitsKeyframe;
  private boolean dropsLeading;
  private double from;
  private long lastSent = Long.MIN_VALUE;
  private long lastPresented = Long.MIN_VALUE;

  /** The feed that takes the lane over where the one in it reaches the cut. */
  record Follower<P>(Feed<P> feed, long shift, double cut) {}

  Lane(Track track) {
    this.track = track;
  }

  /**
   * Takes from this feed now.
   *
   * @param shift its shift m
   * @param from what would be presented before this is not sent
   */
  void take(Feed<P> feed, long shift, double from) {
    this.feed = feed;
    this.shift = shift;
    this.from = from;
    this.follower = null;
    this.awaitsKeyframe = track == Track.VIDEO;
  }

  void follow(Follower<P> next) {
    follower = next;
  }

  void empty() {
    feed = null;
    follower = null;
  }

  void forgetEnd() {
    lastPresented = Long.MIN_VALUE;
  }

  @Nullable Feed<P> feed() {
    return feed;
  }

  @Nullable Follower<P> follower() {
    return follower;
  }

  boolean uses(Feed<P> candidate) {
    Follower<P> next = follower;
    return feed == candidate || (next != null && next.feed == candidate);
  }

  @Nullable Frame<P> head() {
    Feed<P> current = feed;
    return current == null ? null : current.queue(track).peek();
  }

  boolean isDry() {
    return head() == null;
  }

  /** Where the head belongs among all lanes; a header leaves at once. */
  long headTime() {
    Frame<P> head = head();
    return head == null || head.isHeader() ? Long.MIN_VALUE : time(head);
  }

  /** When the head leaves, if it is not late; a header has no time of its own. */
  long headDueMicros(long holdMicros) {
    Frame<P> head = head();
    Feed<P> current = feed;
    return head == null || current == null || head.isHeader()
        ? Long.MIN_VALUE
        : current.dueMicros(head, holdMicros);
  }

  /** Decoding time of a frame of the lane's feed. */
  long time(Frame<P> frame) {
    return frame.dtsMillis() + shift;
  }

  /** Presentation time of a frame of the lane's feed. */
  long presentation(Frame<P> frame) {
    return frame.ptsMillis() + shift;
  }

  boolean reaches(Frame<P> frame) {
    return presentation(frame) >= from;
  }

  /**
   * Whether a picture may leave: the first one must be a keyframe, and what leads it stays behind.
   */
  boolean isDecodable(Frame<P> frame) {
    return switch (frame.kind()) {
      case KEYFRAME -> !awaitsKeyframe || reaches(frame);
      case LEADING -> !awaitsKeyframe && !dropsLeading;
      case DELTA, RECOVERY_POINT -> !awaitsKeyframe;
      case HEADER -> true;
    };
  }

  boolean awaitsKeyframe() {
    return awaitsKeyframe;
  }

  void sent(Frame<P> frame, long timestamp) {
    if (frame.isKeyframe()) {
      dropsLeading = awaitsKeyframe;
      awaitsKeyframe = false;
    }
    lastSent = timestamp;
    if (!frame.isHeader()) {
      lastPresented = Math.max(lastPresented, timestamp + frame.ctsMillis());
    }
  }

  boolean hasSent() {
    return lastPresented != Long.MIN_VALUE;
  }

  /** Decoding time of the newest message sent. */
  long lastSent() {
    return lastSent;
  }

  /** Where the track ends so far: when the next frame, after this interval, is to be presented. */
  double end(double intervalMillis) {
    return hasSent() ? lastPresented + intervalMillis : -Double.MAX_VALUE;
  }
}
