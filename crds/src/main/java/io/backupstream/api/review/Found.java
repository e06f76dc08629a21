package io.backupstream.api.review;

/** Quotes what was found in a manifest, fit for one line. */
public final class Found {
  private static final int SHOWN_CHARS = 100;

  private Found() {}

  /** A text in quotes, cut short if it is long. */
  public static String quoted(String text) {
    return "'" + oneLine(text) + "'";
  }

  /** A text in one line, cut short if it is long. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), SHOWN_CHARS); i++) {
      char c = text.charAt(i);
      line.append(Character.isISOControl(c) ? '?' : c);
    }
    return text.length() > SHOWN_CHARS ? line + "..." : line.toString();
  }
}
