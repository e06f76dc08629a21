package io.backupstream.ingest.demo;

import io.backupstream.api.status.Switch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Tells a person what happens, a line each with the clock. */
final class Narrator {

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void step(String line) {
    out.println(CLOCK.format(LocalTime.now(ZoneId.systemDefault())) + "  " + line);
  }

  /** The switches, oldest first. */
  void ledger(List<Switch> switches) {
    out.println();
    out.printf("%-14s%-14s%-18s%-12s%s%n", "detected", "on air", "", "reason", "gap");
    for (Switch line : switches.reversed()) {
      out.printf(
          "%-14s%-14s%-18s%-12s%s%n",
          clock(line.detectedAt() == null ? line.at() : line.detectedAt()),
          clock(line.at()),
          line.from() + " to " + line.to(),
          line.reason(),
          line.gapMillis() == null ? "" : line.gapMillis() + " ms");
    }
  }

  private static String clock(String instant) {
    return CLOCK.format(LocalTime.ofInstant(Instant.parse(instant), ZoneId.systemDefault()));
  }

  void verdict(Path file, Continuity found) {
    out.println();
    out.println("recording: " + file);
    out.printf(
        "pictures: %d received, %d missing, %d twice, over %d splices%n",
        found.pictures(), found.missing(), found.twice(), found.splices());
    found.faults().forEach(fault -> out.println("fault: " + fault));
    out.println(
        found.faults().isEmpty()
            ? "verdict: unbroken, the destination saw one stream"
            : "verdict: BROKEN");
  }
}
