package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * Finds the cut: the latest keyframe of the new feed that the old one's media still reaches.
 *
 * <p>All of the old feed's pictures before the cut leave, and none after; with reordered pictures
 * that holds only between two mini-GOPs, so the cut moves to the nearest such boundary. The new
 * feed is shifted by what is left, half a frame or half a mini-GOP at most, so that the step at the
 * cut is one frame, to a millisecond. Output milliseconds unless said otherwise.
 */
final class CutFinder<P> {

  /** This much of a difference stays, else what whole milliseconds round off would add up. */
  private static final double ROUNDING_MILLIS = 1;

  private final FrameQueue<P> old;
  private final long oldShift;
  private final boolean oldReorders;
  private final double interval;
  private final double tolerance;
  private final double[] boundaries;

  /**
   * @param sentEnd where the next picture was due to be presented after those that have left
   * @param interval picture interval
   * @param miniGop longest mini-GOP of the old feed
   */
  CutFinder(
      FrameQueue<P> old,
      long oldShift,
      boolean oldReorders,
      double sentEnd,
      double interval,
      double miniGop) {
    this.old = old;
    this.oldShift = oldShift;
    this.oldReorders = oldReorders;
    this.interval = interval;
    this.tolerance = Math.max(1.5 * interval, miniGop);
    this.boundaries = boundaries(sentEnd);
  }

  /** For each position in the old queue where a cut is clean: the presentation end before it. */
  private double[] boundaries(double sentEnd) {
    int n = old.size();
    double[] ends = new double[n + 1];
    double most = sentEnd - interval;
    for (int i = 0; i < n; i++) {
      ends[i] = most + interval;
      if (isPicture(i)) {
        most = Math.max(most, presentation(i));
      }
    }
    ends[n] = most + interval;
    double least = Double.MAX_VALUE;
    for (int i = n - 1; i >= 0; i--) {
      if (isPicture(i)) {
        least = Math.min(least, presentation(i));
      }
      if (least < ends[i] - interval / 2) {
        ends[i] = Double.NaN;
      }
    }
    if (oldReorders && !lastMiniGopIsWhole(ends)) {
      ends[n] = Double.NaN;
    }
    return ends;
  }

  // the anchor arrives before the pictures shown ahead of it: without them its mini-GOP has holes
  private boolean lastMiniGopIsWhole(double[] ends) {
    int n = old.size();
    int from = n;
    while (from > 0 && (from == n || Double.isNaN(ends[from]))) {
      from--;
    }
    int pictures = 0;
    for (int i = from; i < n; i++) {
      pictures += isPicture(i) ? 1 : 0;
    }
    return Double.isNaN(ends[from]) || (ends[n] - ends[from]) / interval < pictures + 0.5;
  }

  private boolean isPicture(int index) {
    return old.get(index).kind() != Kind.HEADER;
  }

  private double presentation(int index) {
    return old.get(index).ptsMillis() + oldShift;
  }

  /** Where the old feed's pictures end in presentation. */
  double end() {
    double end = boundaries[old.size()];
    for (int i = old.size() - 1; Double.isNaN(end) && i >= 0; i--) {
      end = boundaries[i];
    }
    return end;
  }

  /**
   * The cut at the latest fitting keyframe of the new feed, or null if it holds none.
   *
   * @param natural the new feed's shift to the output where its arrival alone decides
   * @param latest keyframes presented later than this do not fit
   * @param onlyKey the one keyframe to look at, by its own decoding time, or {@link Long#MIN_VALUE}
   */
  @Nullable Cut find(FrameQueue<P> next, long natural, double latest, long onlyKey) {
    for (int j = next.size() - 1; j >= 0; j--) {
      Frame<P> key = next.get(j);
      if (key.kind() != Kind.KEYFRAME
          || (onlyKey != Long.MIN_VALUE && key.dtsMillis() != onlyKey)) {
        continue;
      }
      if (key.ptsMillis() + natural <= latest) {
        Cut cut = at(key, (double) firstPresented(next, j) + natural);
        if (cut != null) {
          return cut;
        }
      }
    }
    return null;
  }

  /**
   * Where the pictures that a keyframe brings begin in presentation: with those that lead it, whose
   * place stays empty because nothing can decode them after a cut.
   */
  private long firstPresented(FrameQueue<P> next, int key) {
    long first = next.get(key).ptsMillis();
    for (int i = key + 1; i < next.size() && next.get(i).kind() == Kind.LEADING; i++) {
      first = Math.min(first, next.get(i).ptsMillis());
    }
    return first;
  }

  private @Nullable Cut at(Frame<P> key, double presented) {
    int best = -1;
    for (int i = 0; i < boundaries.length; i++) {
      if (!Double.isNaN(boundaries[i])
          && (best < 0 || shift(i, presented) <= shift(best, presented))) {
        best = i;
      }
    }
    if (best < 0 || shift(best, presented) > tolerance) {
      return null;
    }
    double apart = boundaries[best] - presented;
    double moved = Math.max(0, Math.abs(apart) - ROUNDING_MILLIS);
    long shift = Math.round(Math.copySign(moved, apart));
    return new Cut(cutDts(best), key.dtsMillis(), key.ctsMillis(), shift);
  }

  private double shift(int boundary, double presented) {
    return Math.abs(boundaries[boundary] - presented);
  }

  private long cutDts(int boundary) {
    if (boundary < old.size()) {
      return old.get(boundary).dtsMillis();
    }
    return old.isEmpty() ? Long.MIN_VALUE : old.get(old.size() - 1).dtsMillis() + 1;
  }
}
