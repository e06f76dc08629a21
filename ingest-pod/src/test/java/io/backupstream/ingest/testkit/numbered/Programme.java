package io.backupstream.ingest.testkit.numbered;

/**
 * What both encoders show: pictures and sounds, each numbered from one origin. Instants are micros
 * since that origin.
 *
 * @param fpsNumerator 30 for 30 fps, 30000 for 29.97
 * @param fpsDenominator 1 for 30 fps, 1001 for 29.97
 */
public record Programme(int fpsNumerator, int fpsDenominator) {
  static final int SAMPLE_RATE = 48_000;
  static final int SAMPLES_PER_FRAME = 1024;
  private static final long MICROS = 1_000_000;

  /** A programme of a whole frame rate. */
  public static Programme fps(int fps) {
    return new Programme(fps, 1);
  }

  double framesPerSecond() {
    return (double) fpsNumerator / fpsDenominator;
  }

  /** How long a picture is shown. */
  public double pictureMillis() {
    return 1000.0 * fpsDenominator / fpsNumerator;
  }

  /** How long an audio frame sounds. */
  public static double soundMillis() {
    return 1000.0 * SAMPLES_PER_FRAME / SAMPLE_RATE;
  }

  /** When picture {@code number} is shown. */
  public long pictureMicros(long number) {
    return divide(number, MICROS * fpsDenominator, fpsNumerator);
  }

  /** The picture shown nearest to an instant. */
  public long pictureAt(long micros) {
    return divide(micros, fpsNumerator, MICROS * fpsDenominator);
  }

  /** When audio frame {@code number} begins. */
  public long soundMicros(long number) {
    return divide(number, MICROS * SAMPLES_PER_FRAME, SAMPLE_RATE);
  }

  /** The audio frame that begins nearest to an instant. */
  public long soundAt(long micros) {
    return divide(micros, SAMPLE_RATE, MICROS * SAMPLES_PER_FRAME);
  }

  /** value × factor / divisor to the nearest whole, where the product may be too long. */
  private static long divide(long value, long factor, long divisor) {
    long rest = Math.floorMod(value, divisor) * factor;
    return Math.floorDiv(value, divisor) * factor + (rest + divisor / 2) / divisor;
  }
}
