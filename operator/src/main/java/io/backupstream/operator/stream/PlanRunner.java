package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.BackupStreamStatus;
import io.backupstream.operator.cluster.EventTeller;
import io.backupstream.operator.plan.Nudge;
import io.backupstream.operator.plan.Plan;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Carries plans out, in an order that a crash at any point leaves right: the finalizer stands
 * before a pod can be, an Event is told before the status says so, and the finalizer goes last.
 */
final class PlanRunner {
  private final KubernetesClient client;
  private final String fieldManager;
  private final StreamSources sources;
  private final EventTeller teller;
  private final RecentStreams recent;

  PlanRunner(
      KubernetesClient client,
      String fieldManager,
      StreamSources sources,
      EventTeller teller,
      RecentStreams recent) {
    this.client = client;
    this.fieldManager = fieldManager;
    this.sources = sources;
    this.teller = teller;
    this.recent = recent;
  }

  /** What became of a plan's objects. */
  enum Outcome {
    /** They were as planned. */
    UNCHANGED,
    /** What was written may say more by now: a Service has its port. */
    WRITTEN,
    /** What was to be created exists: the plan is void. */
    VOID
  }

  /** Sees to the objects of a plan. */
  Outcome objects(BackupStream stream, Plan plan) {
    if (plan.holdFinalizer()) {
      withFinalizer(recent.latest(stream));
    }
    for (HasMetadata creation : plan.creations()) {
      if (!sources.of(creation).create(creation)) {
        return Outcome.VOID;
      }
    }
    boolean written = !plan.creations().isEmpty();
    for (HasMetadata wanted : plan.applications()) {
      written |= sources.of(wanted).apply(wanted);
    }
    plan.removals().forEach(object -> sources.of(object).remove(object));
    if (plan.nudge() != null) {
      nudge(stream, plan.nudge());
    }
    return written ? Outcome.WRITTEN : Outcome.UNCHANGED;
  }

  /** Tells what a plan tells: Events, and the status. */
  void words(BackupStream stream, Plan plan, BackupStreamStatus status) {
    plan.tellings().forEach(telling -> teller.tell(stream, telling));
    withStatus(recent.latest(stream), status);
  }

  /** Lets a stream go that need not be held. */
  void release(BackupStream stream, Plan plan) {
    if (!plan.holdFinalizer()) {
      release(stream);
    }
  }

  /** Lets a stream go. */
  void release(BackupStream stream) {
    withoutFinalizer(recent.latest(stream));
  }

  private void nudge(BackupStream stream, Nudge nudge) {
    sources
        .pods()
        .find(stream.getMetadata().getNamespace(), nudge.pod())
        .ifPresent(pod -> nudge(pod, nudge));
  }

  private void nudge(Pod pod, Nudge nudge) {
    try {
      sources.pods().annotate(pod, Nudge.ANNOTATION, nudge.value());
    } catch (KubernetesClientException refused) {
      if (refused.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw refused;
      } // a pod that has gone needs no nudge
    }
  }

  private void withStatus(BackupStream stream, BackupStreamStatus status) {
    if (status.equals(stream.getStatus())) {
      return;
    }
    BackupStream fresh = new BackupStream();
    fresh.setMetadata(
        new ObjectMetaBuilder()
            .withName(stream.getMetadata().getName())
            .withNamespace(stream.getMetadata().getNamespace())
            .withUid(stream.getMetadata().getUid())
            .build());
    fresh.setStatus(status);
    recent.wrote(
        client
            .resource(fresh)
            .subresource("status")
            .patch(
                new PatchContext.Builder()
                    .withForce(true)
                    .withFieldManager(fieldManager)
                    .withPatchType(PatchType.SERVER_SIDE_APPLY)
                    .build()));
  }

  private void withFinalizer(BackupStream stream) {
    if (!stream.hasFinalizer(Plan.FINALIZER) && !stream.isMarkedForDeletion()) {
      patchFinalizers(stream, finalizers -> finalizers.add(Plan.FINALIZER));
    }
  }

  private void withoutFinalizer(BackupStream stream) {
    if (stream.hasFinalizer(Plan.FINALIZER)) {
      patchFinalizers(stream, finalizers -> finalizers.remove(Plan.FINALIZER));
    }
  }

  /** A list of finalizers is replaced as a whole, so only in the version that it was read from. */
  private void patchFinalizers(BackupStream stream, Consumer<List<String>> change) {
    ObjectMeta metadata = stream.getMetadata();
    List<String> finalizers = new ArrayList<>(metadata.getFinalizers());
    change.accept(finalizers);
    String patch =
        client
            .getKubernetesSerialization()
            .asJson(
                Map.of(
                    "metadata",
                    Map.of(
                        "resourceVersion",
                        metadata.getResourceVersion(),
                        "finalizers",
                        finalizers)));
    recent.wrote(client.resource(stream).patch(PatchContext.of(PatchType.JSON_MERGE), patch));
  }
}
