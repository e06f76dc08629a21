package io.backupstream.ingest.relay;

import io.backupstream.ingest.failover.SourceView;
import io.backupstream.ingest.splice.Feed;
import org.jspecify.annotations.Nullable;

/** Shows a source's present feed to the failover law. */
final class FeedView<P> implements SourceView {

  private @Nullable Feed<P> feed;

  void attach(Feed<P> next) {
    feed = next;
  }

  @Nullable Feed<P> detach() {
    Feed<P> last = feed;
    feed = null;
    return last;
  }

  @Nullable Feed<P> feed() {
    return feed;
  }

  @Override
  public boolean isReceiving() {
    return hasVideo() || hasAudio();
  }

  @Override
  public boolean hasVideo() {
    return feed != null && feed.hasVideo();
  }

  @Override
  public boolean hasAudio() {
    return feed != null && feed.hasAudio();
  }

  @Override
  public long lastVideoMicros() {
    return feed == null ? 0 : feed.lastVideoMicros();
  }

  @Override
  public long lastAudioMicros() {
    return feed == null ? 0 : feed.lastAudioMicros();
  }

  @Override
  public long videoIntervalMicros() {
    return feed == null ? 0 : (long) (feed.videoIntervalMillis() * 1_000);
  }

  @Override
  public long audioIntervalMicros() {
    return feed == null ? 0 : (long) (feed.audioIntervalMillis() * 1_000);
  }

  @Override
  public boolean holdsKeyframe() {
    return feed != null && feed.holdsKeyframe();
  }

  @Override
  public boolean canBegin() {
    return feed != null && isReceiving() && (feed.holdsKeyframe() || !feed.announcesVideo());
  }

  @Override
  public long keyframeIntervalMicros() {
    return feed == null ? 0 : feed.keyframeIntervalMillis() * 1_000;
  }

  @Override
  public long lagMicros() {
    return feed == null ? 0 : feed.lagMicros();
  }

  @Override
  public long offsetMovedMicros() {
    return feed == null ? Long.MAX_VALUE : feed.offsetMovedMicros();
  }
}
