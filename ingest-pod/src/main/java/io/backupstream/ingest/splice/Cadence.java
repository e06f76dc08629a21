package io.backupstream.ingest.splice;

import java.util.Arrays;

/**
 * The rhythm of one track, as its timestamps show it: frame interval, keyframe interval, reorder
 * depth. Milliseconds on the feed's own timeline.
 */
final class Cadence {

  private static final int STEPS = 256;
  private static final int REFRESH = 16;
  private static final int KEYFRAMES = 16;

  private final long[] steps = new long[STEPS];
  private final long[] sorted = new long[STEPS];
  private final long[] keyframeSteps = new long[KEYFRAMES];
  private long frames;
  private long keyframes;
  private long lastDts;
  private long lastKeyframeDts;
  private double interval;
  private int keyframeCts;
  private int leastCts = Integer.MAX_VALUE;
  private int mostCts = Integer.MIN_VALUE;
  private boolean leads;
  private boolean recovers;

  void frame(Frame<?> frame) {
    long dts = frame.dtsMillis();
    if (frames > 0) {
      steps[(int) ((frames - 1) % STEPS)] = Math.max(0, dts - lastDts);
    }
    frames++;
    if (frames <= REFRESH || frames % REFRESH == 0) {
      interval = typicalStep();
    }
    lastDts = Math.max(lastDts, dts);
    leastCts = Math.min(leastCts, frame.ctsMillis());
    mostCts = Math.max(mostCts, frame.ctsMillis());
    leads |= frame.kind() == Kind.LEADING;
    recovers |= frame.kind() == Kind.RECOVERY_POINT;
    if (frame.kind() == Kind.KEYFRAME) {
      keyframe(dts, frame.ctsMillis());
    }
  }

  private void keyframe(long dts, int cts) {
    if (keyframes > 0) {
      keyframeSteps[(int) ((keyframes - 1) % KEYFRAMES)] = dts - lastKeyframeDts;
    }
    keyframes++;
    lastKeyframeDts = dts;
    keyframeCts = cts;
  }

  /** The mean of the steps near the median: stalls and dropped frames do not count. */
  private double typicalStep() {
    int known = (int) Math.min(frames - 1, STEPS);
    if (known == 0) {
      return 0;
    }
    System.arraycopy(steps, 0, sorted, 0, known);
    Arrays.sort(sorted, 0, known);
    double limit = sorted[known / 2] * 1.5 + 1;
    double sum = 0;
    int counted = 0;
    for (int i = 0; i < known && sorted[i] <= limit; i++) {
      sum += sorted[i];
      counted++;
    }
    return sum / counted;
  }

  /** Milliseconds from frame to frame; 0 while unknown. */
  double intervalMillis() {
    return interval;
  }

  /** Frames that the interval was measured over. */
  long measuredOver() {
    return Math.min(frames - 1, STEPS);
  }

  /**
   * The longest of the last keyframe intervals, the open one included; 0 before the first keyframe.
   */
  long keyframeIntervalMillis() {
    if (keyframes == 0) {
      return 0;
    }
    long longest = lastDts - lastKeyframeDts;
    for (int i = 0; i < Math.min(keyframes - 1, KEYFRAMES); i++) {
      longest = Math.max(longest, keyframeSteps[i]);
    }
    return longest;
  }

  long keyframes() {
    return keyframes;
  }

  long frames() {
    return frames;
  }

  /** Whether keyframes have come with pictures that lead them. */
  boolean leads() {
    return leads;
  }

  /** Whether pictures have come that are keyframes for their encoder alone. */
  boolean recovers() {
    return recovers;
  }

  /** How many frames a picture may be decoded ahead of its presentation order. */
  int reorderDepth() {
    return interval == 0 || keyframes == 0
        ? 0
        : (int) Math.round((keyframeCts - leastCts) / interval);
  }

  /**
   * How long the pictures between two anchors last at the most, in milliseconds; 0 without
   * reordering.
   */
  long miniGopMillis() {
    return mostCts <= leastCts ? 0 : mostCts - leastCts;
  }

  /** Whether pictures are decoded in another order than they are shown in. */
  boolean reorders() {
    return mostCts > leastCts + interval / 2;
  }
}
