package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;

/**
 * Tells at which frames a destination can start: at keyframes, where there is no video at every
 * audio frame, and where no keyframe came for {@link #KEYFRAME_GONE_MILLIS} at recovery points: a
 * decoder shows some broken pictures there, and then goes on.
 *
 * <p>There is no video if neither picture nor video header came, or none for {@link
 * #VIDEO_GONE_MILLIS} while audio went on.
 */
final class CutPoints {
  static final long VIDEO_GONE_MILLIS = 5_000;

  static final long KEYFRAME_GONE_MILLIS = 10_000;

  private static final long NEVER = Long.MIN_VALUE;

  private long newestVideoMillis = NEVER;
  private long newestKeyframeMillis = NEVER;

  /** Judges the next frame of the output; every frame has to be shown, in order. */
  boolean isCut(Frame<?> frame, long timelineMillis) {
    return switch (frame.track()) {
      case VIDEO -> {
        newestVideoMillis = timelineMillis;
        newestKeyframeMillis = frame.isKeyframe() ? timelineMillis : newestKeyframeMillis;
        yield frame.isKeyframe()
            || (frame.kind() == Kind.RECOVERY_POINT
                && isOver(newestKeyframeMillis, KEYFRAME_GONE_MILLIS, timelineMillis));
      }
      case AUDIO ->
          frame.kind() != Kind.HEADER
              && isOver(newestVideoMillis, VIDEO_GONE_MILLIS, timelineMillis);
      case DATA -> false;
    };
  }

  private static boolean isOver(long newestMillis, long goneMillis, long timelineMillis) {
    return newestMillis == NEVER || timelineMillis - newestMillis > goneMillis;
  }
}
