package io.backupstream.operator.plan.tell;

import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.Telling;
import io.backupstream.operator.plan.tell.Tellings.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what became of a spec and of its pod. */
final class ConditionTellings {
  private final Step step;
  private final List<Telling> all = new ArrayList<>();

  private ConditionTellings(Step step) {
    this.step = step;
  }

  static List<Telling> of(Step step) {
    ConditionTellings tellings = new ConditionTellings(step);
    step.after().conditions().forEach(tellings::look);
    return List.copyOf(tellings.all);
  }

  private void look(Condition after) {
    Condition before = step.before().condition(after.type()).orElse(null);
    boolean changed = before == null || turned(after) || !before.reason().equals(after.reason());
    switch (after.type()) {
      case Conditions.ACCEPTED ->
          verdict(before, after, EventReasons.REFUSED, EventReasons.ACCEPTED);
      case Conditions.RESOLVED_REFS ->
          verdict(before, after, EventReasons.UNRESOLVED, EventReasons.RESOLVED);
      case Conditions.PROGRAMMED -> {
        if (changed && after.reason().equals(Reasons.REFUSED)) {
          tell(after, true, EventReasons.RELAY_REFUSED, "Program");
        }
      }
      case Conditions.READY -> {
        if (changed) {
          ready(before, after);
        }
      }
      case Conditions.UP_TO_DATE -> {
        if (turned(after) && after.status() == ConditionStatus.FALSE) {
          tell(after, false, EventReasons.CHANGE_PENDING, "Replace");
        }
      }
      default -> {}
    }
  }

  private void verdict(@Nullable Condition before, Condition after, String bad, String good) {
    boolean wasBad = before != null && before.status() == ConditionStatus.FALSE;
    boolean isBad = after.status() == ConditionStatus.FALSE;
    if (isBad && !wasBad) {
      tell(after, true, bad, "Review");
    } else if (wasBad && after.holds()) {
      tell(after, false, good, "Review");
    }
  }

  private void ready(@Nullable Condition before, Condition after) {
    switch (after.reason()) {
      case Reasons.READY -> tell(after, false, EventReasons.READY, "Serve");
      case Reasons.SCHEDULED -> tell(after, false, EventReasons.SCHEDULED, "Wait");
      case Reasons.SUSPENDED -> tell(after, false, EventReasons.SUSPENDED, "Stop");
      case Reasons.ENDED -> tell(after, false, EventReasons.ENDED, "Stop");
      case Reasons.RELAY_UNREACHABLE ->
          tell(after, true, EventReasons.RELAY_UNREACHABLE, "Observe");
      default -> {
        if (before != null && before.status() != ConditionStatus.FALSE) {
          tell(after, true, EventReasons.NOT_READY, "Serve");
        }
      }
    }
  }

  private void tell(Condition after, boolean warning, String reason, String action) {
    Instant at = turned(after) ? step.at(after.lastTransitionTime()) : step.now();
    String id = String.join("-", reason, after.type(), cameFrom(after));
    all.add(new Telling(id, warning, reason, action, after.message(), at));
  }

  /**
   * What stood before, and for which spec this stands: the same whenever it is looked at until the
   * status says otherwise, so that a look that was cut short between Event and status tells nothing
   * twice.
   */
  private String cameFrom(Condition after) {
    String before =
        step.before()
            .condition(after.type())
            .map(last -> last.reason() + "-" + last.lastTransitionTime())
            .orElse("nothing");
    return before + "-" + after.observedGeneration();
  }

  /** Whether its status is new, and not its reason alone. */
  private boolean turned(Condition after) {
    return step.before()
        .condition(after.type())
        .filter(before -> before.status() == after.status())
        .isEmpty();
  }
}
