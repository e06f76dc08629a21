package io.backupstream.operator.plan.stream;

import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.operator.plan.Observed;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.keys.StreamSecrets;
import io.backupstream.operator.plan.life.Life;
import io.backupstream.operator.plan.life.LifeJudge;
import io.backupstream.operator.plan.relay.InForce;
import io.backupstream.operator.plan.relay.KeysInForce;
import io.backupstream.operator.plan.relay.RelaySecret;
import io.backupstream.operator.plan.relay.RelayView;
import io.backupstream.operator.plan.status.Facts;
import io.backupstream.operator.plan.status.StatusWriter;
import io.backupstream.operator.plan.tell.Tellings;
import io.backupstream.operator.plan.verdict.Judge;
import io.backupstream.operator.plan.verdict.Verdict;
import io.backupstream.operator.plan.workload.IngestBudget;
import io.backupstream.operator.plan.workload.IngestDeployment;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Plans what is to be done for a stream.
 *
 * <pre>
 *   Situation ─▶ Verdict ─▶ InForce ─▶ Life ─▶ objects, status, tellings
 *        └─────▶ RelayView ────────────┘
 * </pre>
 */
public final class Planner {
  private final Situation situation;
  private final BackupStreamStatus before;
  private final Verdict verdict;
  private final RelayView relay;
  private final @Nullable InForce inForce;
  private final Life life;
  private final @Nullable RelaySecret secret;
  private final Workload workload;

  private Planner(Situation situation) {
    this.situation = situation;
    BackupStreamStatus written = situation.stream().getStatus();
    this.before = written == null ? RelayView.NOTHING : written;
    this.verdict = Judge.judge(situation);
    this.relay = RelayView.of(situation, before);
    this.inForce = InForce.of(situation, verdict).orElse(null);
    this.life = new LifeJudge(situation, inForce, relay).judge();
    this.secret =
        inForce == null
            ? null
            : inForce.secret(situation.stream().getMetadata().getGeneration(), life.stop());
    this.workload =
        verdict.allows() && verdict.region() != null
            ? Workload.of(situation, verdict.region(), life, relay, before)
            : Workload.ofRefused(situation, life, before);
  }

  /** What is to be done now. */
  public static Plan plan(Situation situation) {
    return new Planner(KeysInForce.kept(situation)).plan();
  }

  private Plan plan() {
    Nudges nudges =
        secret == null || life instanceof Life.Halted
            ? Nudges.NONE
            : Nudges.of(relay, secret.revision(), isWritten(secret), situation.now());
    BackupStreamStatus status = new StatusWriter(facts(), before).write();
    return new Plan(
        holdsFinalizer(),
        creations(),
        applications(),
        removals(),
        nudges.nudge(),
        Tellings.between(before, status, situation.now()),
        status,
        new Clock(situation.now(), life, relay, inForce, nudges.next()).next());
  }

  private boolean isWritten(RelaySecret wanted) {
    return inForce != null && !wanted.equals(inForce.last());
  }

  private boolean isDeleted() {
    return situation.stream().getMetadata().getDeletionTimestamp() != null;
  }

  /** Deleted, and nothing is left to be waited for. */
  private boolean isGone() {
    return isDeleted() && life instanceof Life.Halted;
  }

  private boolean holdsFinalizer() {
    return switch (life) {
      case Life.Running running -> mayPush();
      case Life.Stopping stopping -> isDeleted() || mayPush();
      case Life.Halted halted -> false;
    };
  }

  /** What a relay out of hearing may need is not taken away for want of a word. */
  private boolean mayPush() {
    boolean isHeld = situation.stream().hasFinalizer(Plan.FINALIZER);
    return relay.isBusy() || (isHeld && isOutOfHearing());
  }

  private boolean isOutOfHearing() {
    return relay instanceof RelayView.Awaited;
  }

  private List<HasMetadata> creations() {
    boolean wanted = verdict.specAllowed() && !isDeleted();
    return wanted
        ? StreamSecrets.of(situation).creation().stream().<HasMetadata>map(it -> it).toList()
        : List.of();
  }

  private List<HasMetadata> applications() {
    if (isGone()) {
      return lastPod();
    }
    List<HasMetadata> all = new ArrayList<>();
    if (secret != null && inForce != null && (inForce.isCurrent() || isWritten(secret))) {
      all.add(secret.object(situation.stream()));
    }
    if (!isDeleted()) {
      all.addAll(workload.applications());
    }
    if (isLive() && !isDeleted()) {
      all.add(IngestBudget.desired(situation.stream()));
    }
    return all;
  }

  /** Whoever else holds a deleted stream, its pod goes. */
  private List<HasMetadata> lastPod() {
    Deployment deployment = situation.observed().deployment();
    boolean othersHold =
        situation.stream().getMetadata().getFinalizers().stream()
            .anyMatch(finalizer -> !finalizer.equals(Plan.FINALIZER));
    return deployment == null || !othersHold
        ? List.of()
        : List.of(IngestDeployment.scaled(deployment, 0));
  }

  private boolean isLive() {
    return !(life instanceof Life.Halted) && relay.isBusy();
  }

  private List<HasMetadata> removals() {
    Observed observed = situation.observed();
    boolean stays = !(life instanceof Life.Halted) && (relay.isBusy() || isOutOfHearing());
    return observed.budget() == null || stays ? List.of() : List.of(observed.budget());
  }

  private Facts facts() {
    Place place = Place.of(situation, verdict, relay, workload.moved(), before);
    return new Facts(
        situation,
        verdict,
        inForce,
        life,
        relay,
        secret == null ? null : secret.revision(),
        place.region(),
        place.ingest(),
        place.hasAddress(),
        workload.upToDate());
  }
}
