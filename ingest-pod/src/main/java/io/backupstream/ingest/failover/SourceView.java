package io.backupstream.ingest.failover;

/** What can be seen of one source's present publish. */
public interface SourceView {

  /** A source without a publish. */
  SourceView ABSENT = new Absent();

  /** Whether an encoder publishes and media have come. */
  boolean isReceiving();

  boolean hasVideo();

  boolean hasAudio();

  /** When the newest picture came; when the publish began, if none did. */
  long lastVideoMicros();

  /** When the newest sound came; when the publish began, if none did. */
  long lastAudioMicros();

  long videoIntervalMicros();

  long audioIntervalMicros();

  /** Whether a keyframe is held, at which the output could change to it. */
  boolean holdsKeyframe();

  /**
   * Whether it delivers what an output begins with: a keyframe, or sound where no pictures are
   * announced.
   */
  boolean canBegin();

  /** The longest recent keyframe interval. */
  long keyframeIntervalMicros();

  /** How late its newest frame came by its own clock. */
  long lagMicros();

  /** How far its offset moved in the last two seconds; huge while it is younger. */
  long offsetMovedMicros();
}
