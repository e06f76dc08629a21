package io.backupstream.ingest.push;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;

/**
 * Tells at which frames a destination can start: at keyframes, and where there is no video at every
 * audio frame.
 *
 * <p>There is no video if neither picture nor video header came, or none for {@link
 * #VIDEO_GONE_MILLIS} while audio went on.
 */
final class CutPoints {
  static final long VIDEO_GONE_MILLIS = 5_000;

  private static final long NEVER = Long.MIN_VALUE;

  private long newestVideoMillis = NEVER;

  /** Judges the next frame of the output; every frame has to be shown, in order. */
  boolean isCut(Frame<?> frame, long timelineMillis) {
    return switch (frame.track()) {
      case VIDEO -> {
        newestVideoMillis = timelineMillis;
        yield frame.kind() == Kind.KEYFRAME;
      }
      case AUDIO ->
          frame.kind() != Kind.HEADER
              && (newestVideoMillis == NEVER
                  || timelineMillis - newestVideoMillis > VIDEO_GONE_MILLIS);
      case DATA -> false;
    };
  }
}
