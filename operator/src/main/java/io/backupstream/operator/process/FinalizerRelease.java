package io.backupstream.operator.process;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.stream.StreamReconciler;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes our finalizer off every stream, so that none hangs once the operator is gone. */
public final class FinalizerRelease {
  private static final Logger LOG = LoggerFactory.getLogger(FinalizerRelease.class);

  private FinalizerRelease() {}

  /** Does so for all namespaces. */
  public static void run(Config config) {
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      List<BackupStream> held =
          client.resources(BackupStream.class).inAnyNamespace().list().getItems().stream()
              .filter(stream -> stream.hasFinalizer(StreamReconciler.FINALIZER))
              .toList();
      held.forEach(
          stream ->
              PrimaryUpdateAndCacheUtils.removeFinalizer(
                  client, stream, StreamReconciler.FINALIZER));
      LOG.info("finalizer taken off {} streams", held.size());
    }
  }
}
