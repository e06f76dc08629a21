package io.backupstream.ingest.splice;

/** Rounds a measured frame rate to what is certain. */
public final class FrameRate {

  private static final double[] COMMON = {
    12,
    12.5,
    15,
    24_000 / 1_001.0,
    24,
    25,
    30_000 / 1_001.0,
    30,
    48,
    50,
    60_000 / 1_001.0,
    60,
    100,
    120_000 / 1_001.0,
    120
  };

  /** Timestamps are whole milliseconds: each end of the measure may be off by half of one. */
  private static final double ERROR_MILLIS = 1.0;

  /** Fewer frames than this cannot tell 59.94 from 60. */
  private static final int LEAST_FRAMES = 150;

  private FrameRate() {}

  /**
   * The frame rate of a feed, two decimals at the most; 0 while it is unknown.
   *
   * @param intervalMillis measured mean interval
   * @param frames how many intervals that mean is over
   */
  public static double of(double intervalMillis, long frames) {
    if (intervalMillis <= 0 || frames < LEAST_FRAMES) {
      return 0;
    }
    double measured = 1_000 / intervalMillis;
    double error = measured * ERROR_MILLIS / (intervalMillis * frames);
    double nearest = Math.rint(measured);
    double distance = Double.MAX_VALUE;
    for (double common : COMMON) {
      double apart = Math.abs(common - measured);
      if (apart <= error && apart < distance) {
        nearest = common;
        distance = apart;
      }
    }
    return Math.rint(nearest * 100) / 100;
  }
}
