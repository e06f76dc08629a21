package io.backupstream.operator.region;

import io.backupstream.api.region.IngestRegionStatus;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.resource.IngestRegion;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.operator.plan.RegionSituation;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of each IngestRegion whether streams can live there, and how many do. */
public final class RegionReconciler implements Reconciler<IngestRegion> {
  private final InstantSource clock;
  private final Function<RegionSituation, IngestRegionStatus> planner;
  private final RegionBook regions;
  private final Supplier<Stream<BackupStream>> streams;
  private final SimpleInboundEventSource<IngestRegion> elsewhere =
      new SimpleInboundEventSource<>("elsewhere");

  /**
   * @param streams all that there are, asked when a region is looked at
   */
  public RegionReconciler(
      InstantSource clock,
      Function<RegionSituation, IngestRegionStatus> planner,
      RegionBook regions,
      Supplier<Stream<BackupStream>> streams) {
    this.clock = clock;
    this.planner = planner;
    this.regions = regions;
    this.streams = streams;
  }

  @Override
  public List<EventSource<?, IngestRegion>> prepareEventSources(
      EventSourceContext<IngestRegion> context) {
    regions.listen(
        (names, defaultToo) ->
            (defaultToo
                    ? context.getPrimaryCache().keys().map(ResourceID::getName)
                    : names.stream())
                .forEach(this::wake));
    return List.of(elsewhere);
  }

  /** Has a region looked at again; called on any thread. */
  public void wake(String region) {
    elsewhere.propagateEvent(new ResourceID(region));
  }

  @Override
  public UpdateControl<IngestRegion> reconcile(IngestRegion region, Context<IngestRegion> context) {
    String name = region.getMetadata().getName();
    List<BackupStream> here = streams.get().filter(stream -> name.equals(home(stream))).toList();
    IngestRegionStatus status =
        planner.apply(
            new RegionSituation(
                clock.instant(),
                region,
                regions.otherDefaults(name),
                regions.matchingNodes(name),
                regions.nodeAddresses(name).size(),
                here.size(),
                (int) here.stream().filter(RegionReconciler::waitsForAddress).count()));
    if (status.equals(region.getStatus())) {
      return UpdateControl.noUpdate();
    }
    IngestRegion fresh = new IngestRegion();
    fresh.setMetadata(new ObjectMetaBuilder().withName(name).build());
    fresh.setStatus(status);
    return UpdateControl.patchStatus(fresh);
  }

  private static boolean waitsForAddress(BackupStream stream) {
    return stream.getStatus() != null
        && stream
            .getStatus()
            .condition(Conditions.READY)
            .filter(ready -> ready.reason().equals(Reasons.ADDRESS_PENDING))
            .isPresent();
  }

  /** Where a stream lives; null while no spec of it was allowed. */
  private static @Nullable String home(BackupStream stream) {
    return stream.getStatus() == null ? null : stream.getStatus().region();
  }
}
