package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.Switch;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays a stream out as the lines of a picture, most important first. */
record GlanceLines(ZoneId zone) {

  static final int SWITCHES_SHOWN = 4;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  /** The lines of one stream. */
  List<String> of(Glance glance) {
    List<String> lines = new ArrayList<>();
    lines.add(glance.stream() + "   keys: " + glance.keys());
    for (SourceName source : SourceName.values()) {
      lines.add(source(glance, source));
    }
    lines.add(row("", "seamless", seamless(glance)));
    Transitions.event(glance.status()).ifPresent(event -> lines.add(row("", "event", event)));
    for (DestinationStatus destination : glance.status().destinations()) {
      lines.add(row("", "to " + destination.name(), destination(destination)));
    }
    glance.status().switches().stream()
        .limit(SWITCHES_SHOWN)
        .forEach(line -> lines.add(row("", clock(line), Transitions.tell(line))));
    return lines;
  }

  private static String source(Glance glance, SourceName source) {
    boolean onAir =
        switch (glance.status().activeSource()) {
          case PRIMARY -> source == SourceName.PRIMARY;
          case BACKUP -> source == SourceName.BACKUP;
          case NONE -> false;
        };
    String words =
        SourceWords.tell(
            glance.status().sources().of(source), glance.bitsPerSecond().getOrDefault(source, 0L));
    return row(onAir ? "ON AIR" : "", Transitions.name(source), words);
  }

  private static String seamless(Glance glance) {
    Condition ready = glance.status().condition(Conditions.SEAMLESS_READY).orElse(null);
    if (ready == null || glance.status().activeSource() == ActiveSource.NONE) {
      return "not yet: nothing is on air";
    }
    return (ready.holds() ? "yes" : "no") + ", " + ready.reason() + ": " + ready.message();
  }

  private static String destination(DestinationStatus destination) {
    String message = destination.message() == null ? "" : ": " + destination.message();
    return Transitions.lower(destination.state()) + message;
  }

  private String clock(Switch line) {
    return CLOCK.format(LocalTime.ofInstant(Instant.parse(line.at()), zone));
  }

  private static String row(String left, String name, String words) {
    return String.format(Locale.ROOT, "  %-7s %-12s %s", left, name, words).stripTrailing();
  }
}
