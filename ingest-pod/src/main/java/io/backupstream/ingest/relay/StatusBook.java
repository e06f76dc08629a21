package io.backupstream.ingest.relay;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.ConditionStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.DestinationStatus;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.SourcesStatus;
import io.backupstream.api.status.Switch;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.splice.SeamlessVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a stream's report: what is stable of it, and since when.
 *
 * <p>A condition keeps its transition time, and a source its since, while its state does; so two
 * reports are equal unless something happened.
 */
final class StatusBook {

  private BackupStreamStatus status =
      BackupStreamStatus.reported(
          null, ActiveSource.NONE, SourcesStatus.ABSENT, List.of(), List.of(), List.of());

  /**
   * What there is to say now.
   *
   * @param standby the source that would take over
   * @param event where its event stands; null while it goes on
   * @param down enabled destinations that take no media
   */
  record Facts(
      @Nullable IngestStatus ingest,
      ActiveSource activeSource,
      Observed primary,
      Observed backup,
      SeamlessVerdict seamless,
      Role standby,
      boolean standbyHealthy,
      EventGate gate,
      @Nullable String event,
      List<DestinationStatus> destinations,
      int enabled,
      List<String> down,
      List<Switch> switches) {}

  /** Writes down what holds now, and says whether that changes the report. */
  boolean update(Facts facts, Instant now) {
    BackupStreamStatus next =
        BackupStreamStatus.reported(
            facts.ingest,
            facts.activeSource,
            new SourcesStatus(
                source(SourceName.PRIMARY, facts.primary, now),
                source(SourceName.BACKUP, facts.backup, now)),
            facts.destinations,
            facts.switches,
            conditions(facts, now));
    boolean changed = !next.equals(status);
    status = next;
    return changed;
  }

  BackupStreamStatus status() {
    return status;
  }

  private SourceStatus source(SourceName name, Observed observed, Instant now) {
    SourceStatus before = status.sources().of(name);
    boolean same = before.state() == observed.state() && before.since() != null;
    String since = same ? before.since() : now.toString();
    return new SourceStatus(observed.state(), since, observed.video(), observed.audio());
  }

  private List<Condition> conditions(Facts facts, Instant now) {
    List<Condition> all = new ArrayList<>();
    all.add(receiving(Conditions.PRIMARY_RECEIVING, "primary", facts.primary, now));
    all.add(receiving(Conditions.BACKUP_RECEIVING, "backup", facts.backup, now));
    all.add(seamless(facts, now));
    all.add(live(facts, now));
    return all;
  }

  private Condition receiving(String type, String who, Observed observed, Instant now) {
    return switch (observed.state()) {
      case RECEIVING ->
          condition(type, true, Reasons.RECEIVING, "the " + who + " encoder's media arrives", now);
      case SUSPECT ->
          condition(
              type,
              false,
              Reasons.SUSPECT,
              "the " + who + " encoder is connected but silent: look at its network",
              now);
      case ABSENT, UNKNOWN ->
          condition(type, false, Reasons.ABSENT, "the " + who + " encoder is not connected", now);
    };
  }

  private Condition seamless(Facts facts, Instant now) {
    SeamlessVerdict verdict = facts.seamless;
    if (verdict.isSeamless() && !facts.standbyHealthy) {
      return condition(
          Conditions.SEAMLESS_READY,
          false,
          Reasons.BACKUP_UNHEALTHY,
          "the "
              + name(facts.standby)
              + " encoder would take over, and has yet to prove itself: it failed lately, came"
              + " late, or has just connected",
          now);
    }
    return condition(
        Conditions.SEAMLESS_READY,
        verdict.isSeamless(),
        reason(verdict.reason()),
        verdict.message(),
        now);
  }

  private static String name(Role role) {
    return switch (role) {
      case PRIMARY -> "primary";
      case BACKUP -> "backup";
    };
  }

  private static String reason(SeamlessVerdict.Reason reason) {
    return switch (reason) {
      case SEAMLESS -> Reasons.SEAMLESS;
      case SKEW_UNVERIFIED -> Reasons.SKEW_UNVERIFIED;
      case PRIMARY_ABSENT -> Reasons.PRIMARY_ABSENT;
      case BACKUP_ABSENT -> Reasons.BACKUP_ABSENT;
      case CODEC_MISMATCH -> Reasons.CODEC_MISMATCH;
      case RESOLUTION_MISMATCH -> Reasons.RESOLUTION_MISMATCH;
      case FRAME_RATE_MISMATCH -> Reasons.FRAME_RATE_MISMATCH;
      case REORDER_MISMATCH -> Reasons.REORDER_MISMATCH;
      case OPEN_GOP -> Reasons.OPEN_GOP;
      case AUDIO_MISMATCH -> Reasons.AUDIO_MISMATCH;
      case KEYFRAME_INTERVAL_UNKNOWN -> Reasons.BACKUP_UNHEALTHY;
      case KEYFRAME_INTERVAL_TOO_LONG -> Reasons.KEYFRAME_INTERVAL_TOO_LONG;
      case SKEW_TOO_LARGE -> Reasons.SKEW_TOO_LARGE;
    };
  }

  private Condition live(Facts facts, Instant now) {
    String type = Conditions.LIVE;
    return switch (facts.gate) {
      case TOO_EARLY, BEFORE_START ->
          condition(type, false, Reasons.SCHEDULED, String.valueOf(facts.event), now);
      case OPEN -> liveWhileOpen(facts, now);
      case ENDED -> condition(type, false, Reasons.ENDED, String.valueOf(facts.event), now);
    };
  }

  private Condition liveWhileOpen(Facts facts, Instant now) {
    String type = Conditions.LIVE;
    if (facts.activeSource == ActiveSource.NONE) {
      return condition(type, false, Reasons.OFF_AIR, "no source is on air", now);
    }
    if (facts.enabled == 0) {
      return condition(
          type,
          false,
          Reasons.NO_DESTINATION_ENABLED,
          "set spec.destinations[].enabled to true to go live",
          now);
    }
    if (!facts.down.isEmpty()) {
      String names = String.join(", ", facts.down);
      return condition(type, false, Reasons.DESTINATION_DOWN, "no media reaches " + names, now);
    }
    return condition(
        type,
        true,
        Reasons.LIVE,
        String.format(Locale.ROOT, "media reaches %d of %d", facts.enabled, facts.enabled),
        now);
  }

  private Condition condition(
      String type, boolean holds, String reason, String message, Instant now) {
    ConditionStatus state = holds ? ConditionStatus.TRUE : ConditionStatus.FALSE;
    String since =
        status
            .condition(type)
            .filter(before -> before.status() == state)
            .map(Condition::lastTransitionTime)
            .orElse(now.toString());
    return new Condition(type, state, null, since, reason, message);
  }
}
