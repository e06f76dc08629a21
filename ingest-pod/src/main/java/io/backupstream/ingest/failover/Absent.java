package io.backupstream.ingest.failover;

/** No encoder publishes. */
final class Absent implements SourceView {

  @Override
  public boolean isReceiving() {
    return false;
  }

  @Override
  public boolean hasVideo() {
    return false;
  }

  @Override
  public boolean hasAudio() {
    return false;
  }

  @Override
  public long lastVideoMicros() {
    return 0;
  }

  @Override
  public long lastAudioMicros() {
    return 0;
  }

  @Override
  public long videoIntervalMicros() {
    return 0;
  }

  @Override
  public long audioIntervalMicros() {
    return 0;
  }

  @Override
  public boolean holdsKeyframe() {
    return false;
  }

  @Override
  public boolean canBegin() {
    return false;
  }

  @Override
  public long keyframeIntervalMicros() {
    return 0;
  }

  @Override
  public long lagMicros() {
    return 0;
  }

  @Override
  public long offsetMovedMicros() {
    return Long.MAX_VALUE;
  }
}
