package io.backupstream.ingest.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much room a terminal has, in characters. */
record TerminalSize(int rows, int columns) {

  static final TerminalSize USUAL = new TerminalSize(24, 80);

  private static final Pattern STTY = Pattern.compile("(\\d{1,5}) (\\d{1,5})\\s*");
  private static final long PATIENCE_SECONDS = 2;

  /** Asks {@code stty}, for Java cannot tell; the usual size where it does not know either. */
  static TerminalSize ask() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      if (!stty.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        stty.destroy();
        return USUAL;
      }
      return parse(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
    } catch (IOException none) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }

  static TerminalSize parse(String answer) {
    Matcher size = STTY.matcher(answer);
    if (!size.matches()) {
      return USUAL;
    }
    int rows = Integer.parseInt(size.group(1));
    int columns = Integer.parseInt(size.group(2));
    return rows < 2 || columns < 2 ? USUAL : new TerminalSize(rows, columns);
  }
}
