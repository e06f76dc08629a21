package io.backupstream.operator.plan.stream;

import io.backupstream.api.spec.Schedule;
import io.backupstream.operator.plan.life.Life;
import io.backupstream.operator.plan.relay.InForce;
import io.backupstream.operator.plan.relay.RelayView;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When time alone may change a plan. */
record Clock(
    Instant now, Life life, RelayView relay, @Nullable InForce inForce, @Nullable Instant nudge) {

  /** The next such moment; null if there is none. */
  @Nullable Instant next() {
    Schedule schedule = inForce == null ? null : inForce.spec().schedule();
    Instant opening =
        schedule == null ? null : schedule.startInstant().minus(schedule.leadTimeDuration());
    Instant end = schedule == null ? null : schedule.endInstant();
    Instant giveUp = life instanceof Life.Stopping stopping ? stopping.giveUpAt() : null;
    Instant patience =
        switch (relay) {
          case RelayView.Awaited awaited -> awaited.until();
          case RelayView.Absent absent -> absent.until();
          case RelayView.Lost lost -> null;
          case RelayView.Speaking speaking -> null;
        };
    return Stream.of(opening, end, giveUp, patience, nudge)
        .filter(Objects::nonNull)
        .filter(moment -> moment.isAfter(now))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
