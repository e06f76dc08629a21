package io.backupstream.operator.plan.tell;

import io.backupstream.api.Timestamps;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is told of the way from one status to the next; nothing if both are the same. */
public final class Tellings {
  private static final Set<String> HALTED =
      Set.of(Reasons.SCHEDULED, Reasons.SUSPENDED, Reasons.ENDED);

  private Tellings() {}

  /**
   * All that is to be told.
   *
   * @param before the status as it was written last
   * @param now taken where nobody knows better when something happened
   */
  public static List<Telling> between(
      BackupStreamStatus before, BackupStreamStatus after, Instant now) {
    Step step = new Step(before, after, now);
    return Stream.of(
            ConditionTellings.of(step),
            EncoderTellings.of(step),
            SwitchTellings.of(step),
            DestinationTellings.of(step))
        .flatMap(List::stream)
        .toList();
  }

  /** From one status to the next. */
  record Step(BackupStreamStatus before, BackupStreamStatus after, Instant now) {
    /** Whether the stream has come to its end, so that nobody misses an encoder. */
    boolean isHalted() {
      return after
          .condition(Conditions.READY)
          .filter(ready -> HALTED.contains(ready.reason()))
          .isPresent();
    }

    /** The moment that a text names; now if it names none. */
    Instant at(@Nullable String text) {
      return text == null ? now : Timestamps.find(text).orElse(now);
    }
  }
}
