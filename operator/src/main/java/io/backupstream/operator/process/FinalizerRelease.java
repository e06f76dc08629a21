package io.backupstream.operator.process;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.settings.ReleaseSettings;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes our finalizer off every stream, so that none hangs once the operator is gone. */
public final class FinalizerRelease {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(FinalizerRelease.class);

  private final KubernetesClient client;
  private final ReleaseSettings settings;

  /** The caller closes the client. */
  public FinalizerRelease(KubernetesClient client, ReleaseSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * Stops the operator, which would take hold of live streams again, waits until its pods are gone,
   * and lets go of the streams that it watched.
   */
  public void run() throws InterruptedException {
    stopOperator();
    List<BackupStream> held =
        streams().filter(stream -> stream.hasFinalizer(Plan.FINALIZER)).toList();
    held.forEach(
        stream -> PrimaryUpdateAndCacheUtils.removeFinalizer(client, stream, Plan.FINALIZER));
    LOG.info("finalizer taken off {} streams", held.size());
  }

  private void stopOperator() throws InterruptedException {
    RollableScalableResource<Deployment> operator =
        client
            .apps()
            .deployments()
            .inNamespace(settings.namespace())
            .withName(settings.deployment());
    Deployment found = operator.get();
    if (found == null) {
      return;
    }
    operator.scale(0);
    while (hasPods(found)) {
      Thread.sleep(LOOK_AGAIN);
    }
    LOG.info("operator stopped");
  }

  private boolean hasPods(Deployment operator) {
    return !client
        .pods()
        .inNamespace(settings.namespace())
        .withLabels(operator.getSpec().getSelector().getMatchLabels())
        .list()
        .getItems()
        .isEmpty();
  }

  private Stream<BackupStream> streams() {
    var all = client.resources(BackupStream.class);
    return settings.watchedNamespaces().isEmpty()
        ? all.inAnyNamespace().list().getItems().stream()
        : settings.watchedNamespaces().stream()
            .flatMap(namespace -> all.inNamespace(namespace).list().getItems().stream());
  }
}
