package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.cluster.EventTeller;
import io.backupstream.operator.keys.KeyRegistry;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.plan.RelayFeed;
import io.backupstream.operator.plan.Setup;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.region.RegionBook;
import io.backupstream.operator.report.Reports;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after BackupStreams: reads the situation, has it planned, carries the plan out. */
public final class StreamReconciler implements Reconciler<BackupStream>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamReconciler.class);
  private static final Duration IN_THE_WAY = Duration.ofSeconds(1);
  private static final Duration LEAST_DELAY = Duration.ofMillis(10);

  private final InstantSource clock;
  private final Function<Situation, Plan> planner;
  private final KubernetesClient metadataClient;
  private final RegionBook regions;
  private final EventTeller teller;
  private final Setup setup;
  private final Consumer<String> regionChanged;
  private final KeyRegistry registry = new KeyRegistry();
  private final RecentStreams recent = new RecentStreams();
  private final Reports reports;
  private @Nullable Desk desk;

  /** What exists once the controller has its event sources. */
  private record Desk(
      StreamSources sources, SituationReader reader, PlanRunner runner, Seed seed) {}

  /**
   * @param metadataClient reads metadata alone
   * @param regionChanged is told a region that a stream came to or left, or where one got an
   *     address
   */
  public StreamReconciler(
      InstantSource clock,
      Function<Situation, Plan> planner,
      KubernetesClient metadataClient,
      RegionBook regions,
      EventTeller teller,
      Setup setup,
      Consumer<String> regionChanged) {
    this.clock = clock;
    this.planner = planner;
    this.metadataClient = metadataClient;
    this.regions = regions;
    this.teller = teller;
    this.setup = setup;
    this.regionChanged = regionChanged;
    this.reports = new Reports(clock, this::wake);
  }

  @Override
  public List<EventSource<?, BackupStream>> prepareEventSources(
      EventSourceContext<BackupStream> context) {
    StreamSources sources =
        new StreamSources(context, metadataClient, stream -> gone(desk(), stream));
    SituationReader reader = new SituationReader(sources, regions, registry, setup);
    PlanRunner runner =
        new PlanRunner(
            context.getClient(),
            context.getControllerConfiguration().fieldManager(),
            sources,
            teller,
            recent);
    desk = new Desk(sources, reader, runner, new Seed(sources.streams(), reader));
    regions.listen(this::regionsChanged);
    return sources.all();
  }

  @Override
  public UpdateControl<BackupStream> reconcile(BackupStream shown, Context<BackupStream> context) {
    Desk at = desk();
    ResourceID id = ResourceID.fromResource(shown);
    try {
      return at.sources().streams().has(id) ? look(at, id, shown) : UpdateControl.noUpdate();
    } catch (KubernetesClientException refused) {
      if (at.sources().streams().has(id)) {
        throw refused;
      }
      return UpdateControl.noUpdate(); // it went meanwhile, with its namespace perhaps
    } finally {
      if (!at.sources().streams().has(id)) {
        gone(at, shown); // again: this look may have taken its keys down once more
      }
    }
  }

  private UpdateControl<BackupStream> look(Desk at, ResourceID id, BackupStream shown) {
    at.seed().once();
    BackupStream stream = recent.latest(shown);
    RelayFeed feed =
        reports.follow(id, RelayPods.speaking(at.sources().pods().of(stream)).orElse(null));
    Instant now = clock.instant();
    Plan plan = plan(at, stream, feed, now);
    try {
      PlanRunner.Outcome objects = at.runner().objects(stream, plan);
      if (objects == PlanRunner.Outcome.WRITTEN) {
        plan = plan(at, stream, feed, now);
        objects = at.runner().objects(stream, plan);
      }
      if (objects == PlanRunner.Outcome.VOID) {
        return UpdateControl.<BackupStream>noUpdate().rescheduleAfter(IN_THE_WAY);
      }
    } catch (KubernetesClientException refused) {
      if (Refusal.givesUp(stream, refused, now)) {
        at.runner().release(stream);
        return UpdateControl.noUpdate();
      }
      at.runner()
          .words(stream, plan, Refusal.told(plan.status(), stream.getStatus(), refused, now));
      throw refused;
    }
    at.runner().words(stream, plan, plan.status());
    at.runner().release(stream, plan);
    tellRegions(stream, plan);
    return control(plan, now);
  }

  /** The framework tries again for ever, and slower; one line tells why. */
  @Override
  public ErrorStatusUpdateControl<BackupStream> updateErrorStatus(
      BackupStream stream, Context<BackupStream> context, Exception failure) {
    LOG.warn(
        "stream {}/{} is tried again: {}",
        stream.getMetadata().getNamespace(),
        stream.getMetadata().getName(),
        failure.getMessage());
    return ErrorStatusUpdateControl.defaultErrorProcessing();
  }

  private Plan plan(Desk at, BackupStream stream, RelayFeed feed, Instant now) {
    return planner.apply(at.reader().read(recent.latest(stream), feed, now));
  }

  /**
   * All streams with what was written to them last; there from the moment that the controller has
   * its event sources.
   */
  public Stream<BackupStream> streams() {
    return desk().sources().streams().all().map(recent::latest);
  }

  /** What the relays say. */
  public Reports reports() {
    return reports;
  }

  @Override
  public void close() {
    reports.close();
  }

  private void tellRegions(BackupStream stream, Plan plan) {
    String before = stream.getStatus() == null ? null : stream.getStatus().region();
    String after = plan.status().region();
    boolean moved = !Objects.equals(before, after);
    if (moved) {
      tellRegion(before);
    }
    if (moved || waitsForAddress(stream.getStatus()) != waitsForAddress(plan.status())) {
      tellRegion(after);
    }
  }

  private static boolean waitsForAddress(@Nullable BackupStreamStatus status) {
    return status != null
        && status
            .condition(Conditions.READY)
            .filter(ready -> ready.reason().equals(Reasons.ADDRESS_PENDING))
            .isPresent();
  }

  private void gone(Desk at, BackupStream stream) {
    ResourceID id = ResourceID.fromResource(stream);
    reports.forget(id);
    recent.forget(id);
    at.reader().release(stream);
    tellRegion(stream.getStatus() == null ? null : stream.getStatus().region());
  }

  private void tellRegion(@Nullable String region) {
    if (region != null) {
      regionChanged.accept(region);
    }
  }

  private void regionsChanged(Set<String> names, boolean defaultToo) {
    StreamSources sources = desk().sources();
    names.forEach(name -> sources.streams().inRegion(name).forEach(sources::wake));
    if (defaultToo) {
      sources.streams().inDefaultRegion().forEach(sources::wake);
    }
  }

  private void wake(ResourceID stream) {
    desk().sources().wake(stream);
  }

  private Desk desk() {
    return Objects.requireNonNull(desk, "the controller has not started");
  }

  private static UpdateControl<BackupStream> control(Plan plan, Instant now) {
    UpdateControl<BackupStream> control = UpdateControl.noUpdate();
    if (plan.lookAgainAt() != null) {
      Duration until = Duration.between(now, plan.lookAgainAt());
      control.rescheduleAfter(until.compareTo(LEAST_DELAY) < 0 ? LEAST_DELAY : until);
    }
    return control;
  }
}
