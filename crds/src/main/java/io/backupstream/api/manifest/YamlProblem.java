package io.backupstream.api.manifest;

/** A text is no manifest; the message is one line that shows nothing of a Secret's values. */
final class YamlProblem extends Exception {
  private final int line;

  YamlProblem(int line, String message) {
    super(message);
    this.line = line;
  }

  /** Where it is, counted from 1. */
  int line() {
    return line;
  }

  Defect defect() {
    return new Defect(line, String.valueOf(getMessage()));
  }
}
