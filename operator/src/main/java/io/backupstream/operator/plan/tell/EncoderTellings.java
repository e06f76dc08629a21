package io.backupstream.operator.plan.tell;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.operator.plan.Telling;
import io.backupstream.operator.plan.tell.Tellings.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells of encoders that come, fall silent and go; not of what a relay out of hearing may see. */
final class EncoderTellings {
  private static final String ACTION = "Observe";

  private EncoderTellings() {}

  static List<Telling> of(Step step) {
    return Stream.of(SourceName.values()).flatMap(name -> of(step, name).stream()).toList();
  }

  private static Optional<Telling> of(Step step, SourceName name) {
    SourceState before = step.before().sources().of(name).state();
    SourceStatus after = step.after().sources().of(name);
    if (before == after.state() || before == SourceState.UNKNOWN) {
      return Optional.empty();
    }
    String encoder = "the " + name.toString().toLowerCase(Locale.ROOT) + " encoder";
    return switch (after.state()) {
      case RECEIVING ->
          telling(step, name, false, EventReasons.ENCODER_RECEIVING, encoder + "'s media arrives");
      case SUSPECT ->
          telling(
              step, name, true, EventReasons.ENCODER_SILENT, encoder + " is connected but silent");
      case ABSENT ->
          telling(
              step,
              name,
              !step.isHalted(),
              EventReasons.ENCODER_LOST,
              encoder + " is not connected");
      case UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<Telling> telling(
      Step step, SourceName name, boolean warning, String reason, String message) {
    var at = step.at(step.after().sources().of(name).since());
    String id = reason + "-" + name + "-" + at.toEpochMilli();
    return Optional.of(new Telling(id, warning, reason, ACTION, message, at));
  }
}
