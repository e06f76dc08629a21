package io.backupstream.operator.plan.tell;

import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.operator.plan.Telling;
import io.backupstream.operator.plan.tell.Tellings.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of destinations that fail and recover. */
final class DestinationTellings {
  private static final String ACTION = "Push";

  private DestinationTellings() {}

  static List<Telling> of(Step step) {
    Map<String, DestinationState> before =
        step.before().destinations().stream()
            .collect(Collectors.toMap(DestinationStatus::name, DestinationStatus::state));
    return step.after().destinations().stream()
        .flatMap(
            each ->
                of(step, before.getOrDefault(each.name(), DestinationState.IDLE), each).stream())
        .toList();
  }

  private static Optional<Telling> of(Step step, DestinationState before, DestinationStatus after) {
    boolean failed = before == DestinationState.FAILED;
    return switch (after.state()) {
      case FAILED ->
          failed || before == DestinationState.UNKNOWN
              ? Optional.empty()
              : Optional.of(failed(step, after));
      case STREAMING -> failed ? Optional.of(recovered(step, after)) : Optional.empty();
      case CONNECTING, IDLE, UNKNOWN -> Optional.empty();
    };
  }

  private static Telling failed(Step step, DestinationStatus after) {
    String why = after.message() == null ? "it takes no media" : after.message();
    return telling(step, after, true, EventReasons.DESTINATION_FAILED, after.name() + ": " + why);
  }

  private static Telling recovered(Step step, DestinationStatus after) {
    String message = after.name() + ": it takes media again";
    return telling(step, after, false, EventReasons.DESTINATION_RECOVERED, message);
  }

  private static Telling telling(
      Step step, DestinationStatus after, boolean warning, String reason, String message) {
    Instant at = step.at(after.since());
    String id = reason + "-" + after.name() + "-" + at.toEpochMilli();
    return new Telling(id, warning, reason, ACTION, message, at);
  }
}
