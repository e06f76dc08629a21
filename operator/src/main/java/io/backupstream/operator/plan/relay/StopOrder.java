package io.backupstream.operator.plan.relay;

import io.backupstream.api.Timestamps;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells a relay to stop. It stands at the relay's Secret, so that an operator that has just started
 * knows since when a relay is being waited for.
 *
 * @param since when it was given, to the millisecond
 */
public record StopOrder(Halt why, Instant since) {
  private static final String WHY = "backupstream.io/stop";
  private static final String SINCE = "backupstream.io/stop-since";

  static Optional<StopOrder> read(Map<String, String> annotations) {
    Optional<Instant> since = Timestamps.find(annotations.getOrDefault(SINCE, ""));
    return Halt.find(annotations.getOrDefault(WHY, ""))
        .flatMap(why -> since.map(at -> new StopOrder(why, at)));
  }

  Map<String, String> annotations() {
    return new TreeMap<>(Map.of(WHY, why.toString(), SINCE, Timestamps.format(since)));
  }
}
