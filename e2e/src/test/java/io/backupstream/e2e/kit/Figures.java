package io.backupstream.e2e.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table with median and worst; no test passes or fails by it. */
public final class Figures {
  private static final Path FILE = Path.of("target", "figures", "e2e.md");
  private static final Map<String, List<Duration>> ALL = new LinkedHashMap<>();

  private Figures() {}

  /** Writes down how long something took. */
  public static synchronized void add(String what, Duration took) {
    ALL.computeIfAbsent(what, _ -> new ArrayList<>()).add(took);
    StringBuilder table =
        new StringBuilder("| what | runs | median | worst |\n|---|---|---|---|\n");
    ALL.forEach((name, all) -> table.append(row(name, all)));
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, table);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String row(String name, List<Duration> all) {
    List<Duration> sorted = all.stream().sorted().toList();
    Duration median = sorted.get((sorted.size() - 1) / 2);
    return "| %s | %d | %s | %s |\n"
        .formatted(name, all.size(), seconds(median), seconds(Collections.max(all)));
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }
}
