package io.backupstream.ingest.management;

/**
 * The answer to a liveness or readiness probe.
 *
 * @param message one line for people, without any key
 */
public record Probe(boolean passed, String message) {
  /** Nothing is wrong. */
  public static final Probe OK = new Probe(true, "ok");

  /** Something is wrong, and this is what. */
  public static Probe failed(String message) {
    return new Probe(false, message);
  }
}
