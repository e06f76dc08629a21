package io.backupstream.operator.plan.stream;

import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.Observed;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.Statement;
import io.backupstream.operator.plan.life.Life;
import io.backupstream.operator.plan.relay.RelayView;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import io.backupstream.operator.plan.workload.IngestDeployment;
import io.backupstream.operator.plan.workload.IngestNetworkPolicy;
import io.backupstream.operator.plan.workload.IngestService;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The objects around a relay as they are to be now.
 *
 * @param applications what is to be written
 * @param upToDate whether the pod is as it would be made now
 * @param moved whether the stream lives in the region that its spec asks for
 */
record Workload(List<HasMetadata> applications, Statement upToDate, boolean moved) {
  Workload {
    applications = List.copyOf(applications);
  }

  private static final Statement UP_TO_DATE =
      Statement.holds(
          Conditions.UP_TO_DATE, Reasons.UP_TO_DATE, "the pod is as it would be made now");

  /** What a stream comes to whose spec is allowed. */
  static Workload of(
      Situation situation,
      ChosenRegion region,
      Life life,
      RelayView relay,
      BackupStreamStatus before) {
    int replicas = life.replicas();
    Deployment deployment =
        IngestDeployment.desired(
            situation.stream(), situation.stream().getSpec(), region, situation.setup(), replicas);
    Service service = IngestService.desired(situation.stream(), region);
    Change change = Change.of(situation.observed(), deployment, service);
    boolean pending = change != Change.NONE && relay.mayBeBusy() && replicas == 1;
    boolean podStays = pending || (change != Change.NONE && life instanceof Life.Stopping);
    boolean addressStays = podStays && change == Change.REGION;
    List<HasMetadata> applications = new ArrayList<>();
    if (!podStays) {
      applications.add(deployment);
    }
    if (!addressStays) {
      applications.add(service);
    }
    applications.add(IngestNetworkPolicy.desired(situation.stream(), situation.setup()));
    return new Workload(
        applications, pending ? told(change, relay, before) : UP_TO_DATE, !addressStays);
  }

  /** A relay that has yet to speak is most often idle, and what is pending done in a moment. */
  private static Statement told(Change change, RelayView relay, BackupStreamStatus before) {
    return relay.isBusy() ? change.pending() : asBefore(before);
  }

  private static Statement asBefore(BackupStreamStatus before) {
    return before.condition(Conditions.UP_TO_DATE).map(Statement::of).orElse(UP_TO_DATE);
  }

  /** What a stream comes to whose spec is refused: what runs, runs on, and comes to its end. */
  static Workload ofRefused(Situation situation, Life life, BackupStreamStatus before) {
    Statement upToDate = asBefore(before);
    Deployment observed = situation.observed().deployment();
    int replicas = life.replicas();
    if (observed == null || Objects.equals(observed.getSpec().getReplicas(), replicas)) {
      return new Workload(List.of(), upToDate, false);
    }
    return new Workload(List.of(IngestDeployment.scaled(observed, replicas)), upToDate, false);
  }

  /** What a pod that exists lacks to be as it would be made now. */
  private enum Change {
    NONE(UP_TO_DATE),
    REGION(
        Statement.fails(
            Conditions.UP_TO_DATE,
            Reasons.REGION_CHANGE_PENDING,
            "the stream moves once no encoder is connected; until then its URL stays")),
    IMAGE(
        Statement.fails(
            Conditions.UP_TO_DATE,
            Reasons.IMAGE_CHANGE_PENDING,
            "the pod is replaced once no encoder is connected"));

    @SuppressWarnings("ImmutableEnumChecker") // a record of words
    private final Statement pending;

    Change(Statement pending) {
      this.pending = pending;
    }

    Statement pending() {
      return pending;
    }

    static Change of(Observed observed, Deployment deployment, Service service) {
      Deployment present = observed.deployment();
      if (present == null) {
        return NONE;
      }
      Service address = observed.service();
      boolean sameAddress = address == null || IngestService.sameExposure(address, service);
      boolean sameRegion =
          IngestDeployment.region(present).equals(IngestDeployment.region(deployment));
      if (!sameRegion || !sameAddress) {
        return REGION;
      }
      return IngestDeployment.sameTemplate(present, deployment) ? NONE : IMAGE;
    }
  }
}
