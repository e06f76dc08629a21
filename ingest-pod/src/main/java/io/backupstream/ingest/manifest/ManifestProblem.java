package io.backupstream.ingest.manifest;

/**
 * Why manifests cannot be taken up.
 *
 * @param file the file as it was named to us
 * @param line counted from 1; 0 if it is the file as a whole
 * @param text object, field, what was expected and what was found, in one line without any key
 */
public record ManifestProblem(String file, int line, String text) {
  /** The one line that a person sees, in the manner of compilers. */
  @Override
  public String toString() {
    return line == 0 ? file + ": " + text : file + ":" + line + ": " + text;
  }
}
