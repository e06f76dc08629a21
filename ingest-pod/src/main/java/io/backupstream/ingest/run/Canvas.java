package io.backupstream.ingest.run;

import java.io.PrintStream;
import java.util.List;

/**
 * A picture at the end of a terminal's text, redrawn in place; lines may be put above it. Not
 * thread-safe.
 */
final class Canvas {

  private static final String ESCAPE = "\u001b[";
  private static final String CLEAR_BELOW = ESCAPE + "J";

  private final PrintStream out;
  private int drawn;

  Canvas(PrintStream out) {
    this.out = out;
  }

  /** Draws the picture over the last one, no line longer or later than there is room. */
  void draw(List<String> picture, TerminalSize size) {
    StringBuilder text = new StringBuilder(toStart());
    int lines = Math.min(picture.size(), size.rows() - 1);
    for (String line : picture.subList(0, lines)) {
      text.append(cut(line, size.columns() - 1)).append(System.lineSeparator());
    }
    drawn = lines;
    out.print(text);
    out.flush();
  }

  /** Writes a line for good; the picture is gone until it is drawn again. */
  void above(String line) {
    out.print(toStart() + plain(line) + System.lineSeparator());
    out.flush();
    drawn = 0;
  }

  private String toStart() {
    return drawn == 0 ? "" : ESCAPE + drawn + "A\r" + CLEAR_BELOW;
  }

  private static String cut(String line, int columns) {
    String plain = plain(line);
    return plain.length() <= columns ? plain : plain.substring(0, columns - 1) + "~";
  }

  private static String plain(String line) {
    return line.replaceAll("\\p{Cntrl}", " ");
  }
}
