package io.backupstream.operator.plan.tell;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Switch;
import io.backupstream.api.status.SwitchReasons;
import io.backupstream.operator.plan.Telling;
import io.backupstream.operator.plan.status.SwitchKey;
import io.backupstream.operator.plan.tell.Tellings.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells each switch that no status has shown yet, the oldest first. */
final class SwitchTellings {
  private static final String ACTION = "Switch";

  private SwitchTellings() {}

  static List<Telling> of(Step step) {
    Set<SwitchKey> told =
        step.before().switches().stream().map(SwitchKey::of).collect(Collectors.toSet());
    return step.after().switches().reversed().stream()
        .filter(each -> !told.contains(SwitchKey.of(each)))
        .map(each -> telling(each, step.at(each.at())))
        .toList();
  }

  private static Telling telling(Switch each, Instant at) {
    String reason = reason(each);
    return new Telling(
        each.id() + "-" + at.toEpochMilli(),
        isWarning(each, reason),
        reason,
        ACTION,
        message(each),
        at);
  }

  private static String reason(Switch each) {
    if (each.to() == ActiveSource.NONE) {
      return EventReasons.OFF_AIR;
    }
    return switch (each.reason()) {
      case SwitchReasons.STARTED, SwitchReasons.RESUMED -> EventReasons.ON_AIR;
      case SwitchReasons.PREFERRED, SwitchReasons.PINNED -> EventReasons.SWITCHED;
      default ->
          each.to() == ActiveSource.BACKUP ? EventReasons.FAILED_OVER : EventReasons.FAILED_BACK;
    };
  }

  private static boolean isWarning(Switch each, String reason) {
    return switch (reason) {
      case EventReasons.FAILED_OVER, EventReasons.FAILED_BACK -> true;
      case EventReasons.OFF_AIR -> each.reason().equals(SwitchReasons.HOLD_EXPIRED);
      default -> false;
    };
  }

  private static String message(Switch each) {
    String what =
        each.to() == ActiveSource.NONE
            ? "destinations were let go"
            : each.to() + " is on air" + (each.from() == each.to() ? " again" : after(each));
    String detected = each.detectedAt() == null ? "" : ", detected at " + each.detectedAt();
    return what + ": " + each.reason() + detected + gap(each) + skew(each);
  }

  private static String after(Switch each) {
    return each.from() == ActiveSource.NONE ? "" : " instead of " + each.from();
  }

  private static String gap(Switch each) {
    Long millis = each.gapMillis();
    if (millis == null) {
      return "";
    }
    if (millis == 0) {
      return "; destinations miss nothing";
    }
    return millis > 0
        ? "; destinations miss " + millis + " ms of video"
        : "; destinations get " + -millis + " ms of video twice";
  }

  private static String skew(Switch each) {
    return each.skewMillis() == null
        ? ""
        : "; the new source shows the same instant " + each.skewMillis() + " ms later";
  }
}
