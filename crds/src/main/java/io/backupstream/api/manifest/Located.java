package io.backupstream.api.manifest;

/** A manifest, and where its fields stand in the text that it was read from. */
public final class Located {
  private final Manifest manifest;
  private final YamlDocument document;

  Located(Manifest manifest, YamlDocument document) {
    this.manifest = manifest;
    this.document = document;
  }

  public Manifest manifest() {
    return manifest;
  }

  /** Whether a field stands in the text. */
  public boolean has(String path) {
    return document.lines().containsKey(path);
  }

  /**
   * The line of a field, counted from 1; where it is missing, of what it lies in.
   *
   * @param path as {@link io.backupstream.api.review.FieldPath} spells it
   */
  public int lineOf(String path) {
    return document.lineOf(path);
  }
}
