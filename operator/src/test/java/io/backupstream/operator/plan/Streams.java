package io.backupstream.operator.plan;

import io.backupstream.api.region.Egress;
import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.region.Placement;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.Failover;
import io.backupstream.api.spec.Schedule;
import io.backupstream.api.spec.SecretKeyRef;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams, regions and pods to plan with. */
final class Streams {
  static final Destination YOUTUBE =
      new Destination(
          "youtube", true, "rtmps://a.example.com/live2", new SecretKeyRef("youtube", "streamKey"));

  private Streams() {}

  static BackupStream channel() {
    return named("keynote", spec(false, null, YOUTUBE));
  }

  static BackupStream named(String name, BackupStreamSpec spec) {
    BackupStream stream = new BackupStream();
    stream.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("events")
            .withName(name)
            .withUid("0000-1111")
            .withGeneration(1L)
            .build());
    stream.setSpec(spec);
    return stream;
  }

  static BackupStreamSpec spec(
      boolean suspend, @Nullable Schedule schedule, Destination... destinations) {
    return new BackupStreamSpec(
        null, suspend, null, null, List.of(destinations), Failover.DEFAULTS, schedule);
  }

  static IngestRegionSpec region() {
    return region(Exposure.DEFAULTS, null);
  }

  static IngestRegionSpec region(Exposure exposure, @Nullable String host) {
    return new IngestRegionSpec(true, host, Placement.DEFAULTS, exposure, Egress.DEFAULTS);
  }

  /** A pod that no node has room for. */
  static Pod unscheduled(String name, Instant created) {
    return new PodBuilder(pod(name, created))
        .withNewSpec()
        .endSpec()
        .withNewStatus()
        .withPhase("Pending")
        .endStatus()
        .build();
  }

  /** A pod whose process has not been started yet. */
  static Pod starting(String name, Instant created) {
    return new PodBuilder(pod(name, created))
        .withNewStatus()
        .withPhase("Pending")
        .addNewContainerStatus()
        .withName("relay")
        .withRestartCount(0)
        .withNewState()
        .withNewWaiting()
        .withReason("ContainerCreating")
        .endWaiting()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** A pod whose process has ended and is about to be started again. */
  static Pod restarting(String name, Instant began, Instant ended) {
    return new PodBuilder(pod(name, began))
        .editStatus()
        .withConditions()
        .withContainerStatuses()
        .addNewContainerStatus()
        .withName("relay")
        .withRestartCount(0)
        .withNewState()
        .withNewTerminated()
        .withStartedAt(began.toString())
        .withFinishedAt(ended.toString())
        .endTerminated()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  /** A pod that runs and is ready. */
  static Pod pod(String name, Instant created) {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace("events")
        .withName(name)
        .withCreationTimestamp(created.toString())
        .endMetadata()
        .withNewSpec()
        .withNodeName("node-a")
        .endSpec()
        .withNewStatus()
        .withPhase("Running")
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withLastTransitionTime(created.toString())
        .endCondition()
        .addNewContainerStatus()
        .withName("relay")
        .withRestartCount(0)
        .withNewState()
        .withNewRunning()
        .endRunning()
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
