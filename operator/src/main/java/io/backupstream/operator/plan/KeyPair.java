package io.backupstream.operator.plan;

/** Both stream keys of a stream. They never show by themselves. */
public record KeyPair(String primary, String backup) {
  @Override
  public String toString() {
    return "KeyPair[...]";
  }
}
