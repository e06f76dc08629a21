package io.backupstream.operator.management;

/**
 * An answer to a health probe.
 *
 * @param passed whether all is well
 * @param line why not, or {@code ok}
 */
public record Probe(boolean passed, String line) {
  public static final Probe OK = new Probe(true, "ok");

  /** What is amiss. */
  public static Probe failed(String line) {
    return new Probe(false, line);
  }
}
