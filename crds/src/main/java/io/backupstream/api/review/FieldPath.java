package io.backupstream.api.review;

import java.util.regex.Pattern;

/** Spells fields of manifests: {@code spec.destinations[1].url}, {@code data["tls.crt"]}. */
public final class FieldPath {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");

  private FieldPath() {}

  /** A field of an object; an empty parent is the document itself. */
  public static String of(String parent, String field) {
    if (!PLAIN.matcher(field).matches()) {
      return parent + "[\"" + Found.oneLine(field) + "\"]";
    }
    return parent.isEmpty() ? field : parent + "." + field;
  }

  /** An item of a list, counted from 0. */
  public static String of(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /** The object or list that a field lies in; empty for a field of the document itself. */
  public static String parent(String path) {
    int cut = path.endsWith("]") ? path.lastIndexOf('[') : path.lastIndexOf('.');
    return cut < 0 ? "" : path.substring(0, cut);
  }
}
