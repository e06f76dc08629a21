package io.backupstream.operator.plan.status;

import io.backupstream.api.Timestamps;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Switch;
import io.backupstream.operator.plan.Telling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is told of the way from one status to the next; nothing if both are the same. */
public final class Tellings {
  private final BackupStreamStatus before;
  private final BackupStreamStatus after;
  private final Instant now;
  private final List<Telling> all = new ArrayList<>();

  private Tellings(BackupStreamStatus before, BackupStreamStatus after, Instant now) {
    this.before = before;
    this.after = after;
    this.now = now;
  }

  /** All that is to be told, the oldest first. */
  public static List<Telling> between(
      BackupStreamStatus before, BackupStreamStatus after, Instant now) {
    Tellings tellings = new Tellings(before, after, now);
    tellings.switches();
    return List.copyOf(tellings.all);
  }

  private void switches() {
    Set<SwitchKey> told = before.switches().stream().map(SwitchKey::of).collect(Collectors.toSet());
    for (Switch each : after.switches().reversed()) {
      if (!told.contains(SwitchKey.of(each))) {
        all.add(switched(each));
      }
    }
  }

  private Telling switched(Switch each) {
    boolean failed = each.from() != ActiveSource.NONE;
    String reason =
        each.from() == ActiveSource.NONE
            ? "OnAir"
            : each.to() == ActiveSource.NONE
                ? "OffAir"
                : each.to() == ActiveSource.BACKUP ? "FailedOver" : "FailedBack";
    Instant at = Timestamps.find(each.at()).orElse(now);
    return new Telling(
        each.id() + "-" + at.toEpochMilli(),
        failed,
        reason,
        "Switch",
        each.from() + " to " + each.to() + ": " + each.reason(),
        at);
  }
}
