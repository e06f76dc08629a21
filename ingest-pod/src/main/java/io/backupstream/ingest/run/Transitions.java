package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A report as a person would tell what became of it. */
record Transitions(BackupStreamStatus status) {

  static final Transitions NOTHING_SEEN =
      new Transitions(
          BackupStreamStatus.reported(
              null, ActiveSource.NONE, SourcesStatus.ABSENT, List.of(), List.of(), List.of()));

  private static final Set<String> NO_EVENT = Set.of(Reasons.SCHEDULED, Reasons.ENDED);

  /** One line for each thing that differs. */
  List<String> since(Transitions earlier) {
    List<String> lines = new ArrayList<>();
    for (SourceName source : SourceName.values()) {
      tellSource(source, earlier, lines);
    }
    tellSwitches(earlier, lines);
    if (status.activeSource() != earlier.status.activeSource()
        && status.activeSource() == ActiveSource.NONE) {
      lines.add("nothing is on air");
    }
    event(status)
        .filter(event -> !event(earlier.status).equals(Optional.of(event)))
        .ifPresent(lines::add);
    for (DestinationStatus destination : status.destinations()) {
      tellDestination(destination, earlier, lines);
    }
    tellCondition(Conditions.SEAMLESS_READY, "seamless", earlier, lines);
    return lines;
  }

  private void tellSource(SourceName source, Transitions earlier, List<String> lines) {
    SourceStatus now = status.sources().of(source);
    if (now.state() != earlier.status.sources().of(source).state()) {
      lines.add(name(source) + " " + lower(now.state()));
    }
  }

  private void tellSwitches(Transitions earlier, List<String> lines) {
    List<String> known = earlier.status.switches().stream().map(Switch::id).toList();
    for (Switch line : status.switches().reversed()) {
      if (!known.contains(line.id())) {
        lines.add(tell(line));
      }
    }
  }

  static String tell(Switch line) {
    if (line.to() == ActiveSource.NONE) {
      return "event over: " + lower(line.from()) + " was on air last, reason " + line.reason();
    }
    Long gap = line.gapMillis();
    return String.format(
        Locale.ROOT,
        "on air: %s (was %s), reason %s, gap %d ms",
        lower(line.to()),
        lower(line.from()),
        line.reason(),
        gap == null ? 0 : gap);
  }

  private static void tellDestination(
      DestinationStatus now, Transitions earlier, List<String> lines) {
    boolean same =
        earlier.status.destinations().stream()
            .anyMatch(d -> d.name().equals(now.name()) && d.state() == now.state());
    if (!same) {
      String message = now.message() == null ? "" : ": " + now.message();
      lines.add("destination " + now.name() + " " + lower(now.state()) + message);
    }
  }

  private void tellCondition(String type, String word, Transitions earlier, List<String> lines) {
    Condition now = status.condition(type).orElse(null);
    Condition before = earlier.status.condition(type).orElse(null);
    if (now != null && (before == null || !before.reason().equals(now.reason()))) {
      lines.add(
          word + ": " + (now.holds() ? "yes" : "no") + ", " + now.reason() + ": " + now.message());
    }
  }

  /** Where a scheduled event stands, or why it is over; empty while it goes on. */
  static Optional<String> event(BackupStreamStatus status) {
    return status
        .condition(Conditions.LIVE)
        .filter(live -> NO_EVENT.contains(live.reason()))
        .map(Condition::message);
  }

  static String name(SourceName source) {
    return switch (source) {
      case PRIMARY -> "primary";
      case BACKUP -> "backup";
    };
  }

  static String lower(Object name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
