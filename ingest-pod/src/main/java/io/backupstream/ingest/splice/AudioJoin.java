package io.backupstream.ingest.splice;

/**
 * Chooses at which sound frame the next feed joins.
 *
 * <p>The two feeds' sound frames lie on different grids, so a join leaves a gap or an overlap of
 * less than a frame. It is chosen so that the running sum stays within one frame: sound drifts
 * neither ahead of the pictures nor behind them, however many joins there are.
 */
final class AudioJoin {

  private double sum;
  private double end = Double.NaN;

  /** The next feed joins where the sound has ended. */
  void at(double endMillis) {
    end = endMillis;
  }

  /** There is no sound to join. */
  void none() {
    end = Double.NaN;
  }

  /**
   * Whether the next feed's sound begins with this frame; every later frame then passes.
   *
   * @param time its output time
   * @param frameMillis how long a sound frame is
   */
  boolean accepts(double time, double frameMillis) {
    if (Double.isNaN(end)) {
      return true;
    }
    double gap = time - end;
    boolean overlapFits =
        gap > 1 - frameMillis && Math.abs(sum + gap) <= Math.abs(sum + gap + frameMillis);
    if (gap < 0 && !overlapFits) {
      return false;
    }
    if (Math.abs(gap) < frameMillis) {
      sum += gap;
    }
    end = Double.NaN;
    return true;
  }

  /** Gaps less overlaps so far, in milliseconds. */
  double sum() {
    return sum;
  }
}
