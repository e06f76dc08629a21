package io.backupstream.operator.plan.status;

import io.backupstream.api.Timestamps;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationState;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.operator.plan.relay.Halt;
import io.backupstream.operator.plan.relay.RelayView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is shown of a relay that speaks, that is lost, or that does not run. */
final class RelayParts {
  private static final List<String> TYPES =
      List.of(
          Conditions.PRIMARY_RECEIVING,
          Conditions.BACKUP_RECEIVING,
          Conditions.SEAMLESS_READY,
          Conditions.LIVE);

  private final List<Destination> destinations;
  private final @Nullable Halt halt;
  private final Instant now;

  /**
   * Takes in what is known.
   *
   * @param destinations of the spec in force
   * @param halt why no relay is to run; null if one is
   */
  RelayParts(List<Destination> destinations, @Nullable Halt halt, Instant now) {
    this.destinations = destinations;
    this.halt = halt;
    this.now = now;
  }

  RelayPart of(RelayView relay) {
    return switch (relay) {
      case RelayView.Absent none -> absent();
      case RelayView.Awaited awaited ->
          awaited.last().equals(RelayView.NOTHING) ? absent() : said(awaited.last());
      case RelayView.Lost lost -> lost(lost);
      case RelayView.Speaking(var pod, var heard) ->
          heard.status() == null ? absent() : said(heard.status());
    };
  }

  private RelayPart said(BackupStreamStatus status) {
    RelayPart without = absent();
    List<Condition> conditions =
        without.conditions().stream()
            .map(absent -> status.condition(absent.type()).orElse(absent))
            .toList();
    return new RelayPart(
        status.activeSource(), status.sources(), status.destinations(), conditions);
  }

  private RelayPart absent() {
    return new RelayPart(
        ActiveSource.NONE,
        SourcesStatus.ABSENT,
        destinations(DestinationState.IDLE, null),
        List.of(
            fails(
                Conditions.PRIMARY_RECEIVING,
                Reasons.ABSENT,
                "the primary encoder is not connected"),
            fails(
                Conditions.BACKUP_RECEIVING, Reasons.ABSENT, "the backup encoder is not connected"),
            fails(Conditions.SEAMLESS_READY, Reasons.BACKUP_ABSENT, "no encoder is connected"),
            live()));
  }

  private Condition live() {
    return switch (halt) {
      case SCHEDULED -> fails(Conditions.LIVE, Reasons.SCHEDULED, "the event has not begun");
      case SUSPENDED -> fails(Conditions.LIVE, Reasons.ENDED, "the stream is suspended");
      case ENDED, DELETED -> fails(Conditions.LIVE, Reasons.ENDED, "the event is over");
      case REFUSED -> fails(Conditions.LIVE, Reasons.OFF_AIR, "no source is on air");
      case null -> fails(Conditions.LIVE, Reasons.OFF_AIR, "no source is on air");
    };
  }

  private RelayPart lost(RelayView.Lost lost) {
    String since = Timestamps.format(lost.since());
    SourceStatus unknown = new SourceStatus(SourceState.UNKNOWN, since, null, null);
    BackupStreamStatus last = lost.last();
    boolean known = last.sources().primary().state() == SourceState.UNKNOWN;
    String message =
        "the relay in pod " + lost.pod().name() + " cannot be reached; it may well be on air";
    return new RelayPart(
        last.activeSource(),
        known ? last.sources() : new SourcesStatus(unknown, unknown),
        known ? last.destinations() : destinations(DestinationState.UNKNOWN, since),
        TYPES.stream()
            .map(
                type ->
                    condition(type, ConditionStatus.UNKNOWN, Reasons.RELAY_UNREACHABLE, message))
            .toList());
  }

  private List<DestinationStatus> destinations(DestinationState state, @Nullable String since) {
    return destinations.stream()
        .map(each -> new DestinationStatus(each.name(), state, since, null))
        .toList();
  }

  private Condition fails(String type, String reason, String message) {
    return condition(type, ConditionStatus.FALSE, reason, message);
  }

  private Condition condition(String type, ConditionStatus status, String reason, String message) {
    return new Condition(type, status, null, Timestamps.format(now), reason, message);
  }
}
