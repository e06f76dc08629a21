package io.backupstream.ingest.bench;

/**
 * One turn of one contender.
 *
 * @param cpuSeconds of a stream's minute
 * @param p50Millis how late the median picture came
 * @param p99Millis how late the picture came that one in a hundred came later than
 * @param kibAStream of resident memory, above what it held before its first stream
 * @param delivered pictures that came, of those that should have
 */
record Figures(
    double cpuSeconds, double p50Millis, double p99Millis, double kibAStream, double delivered) {

  /** The same, of lateness only what is above another's. */
  Figures above(Figures base) {
    return new Figures(
        cpuSeconds, p50Millis - base.p50Millis, p99Millis - base.p99Millis, kibAStream, delivered);
  }
}
