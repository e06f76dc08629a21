package io.backupstream.ingest.publish;

/**
 * A second publish with a key that is in use. Its answer is held: any sign of life of the first one
 * meanwhile has it refused, silence lets it take over. So two encoders with one key do not push
 * each other out for ever, and an encoder whose old connection died without a word is not locked
 * out by it. Pure: time comes in as a value, in microseconds of the monotonic clock.
 */
final class KeyContest {

  /** How it stands. */
  enum Outcome {
    UNDECIDED,
    /** The first one lives. */
    REFUSED,
    /** The first one has been silent for as long as it gets. */
    TAKES_OVER
  }

  private final long askedMicros;
  private final long heldMicros;

  KeyContest(long askedMicros, int contestMillis) {
    this.askedMicros = askedMicros;
    this.heldMicros = contestMillis * 1_000L;
  }

  /** When it is decided at the latest. */
  long decidedMicros() {
    return askedMicros + heldMicros;
  }

  /**
   * Judges it.
   *
   * @param incumbentReceivedMicros when the first one's last bytes came
   * @param incumbentReading whether they would have come: false while its reading is stopped by us,
   *     which counts as life
   */
  Outcome outcome(long incumbentReceivedMicros, boolean incumbentReading, long nowMicros) {
    if (!incumbentReading || incumbentReceivedMicros > askedMicros) {
      return Outcome.REFUSED;
    }
    return nowMicros >= decidedMicros() ? Outcome.TAKES_OVER : Outcome.UNDECIDED;
  }
}
