package io.backupstream.operator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.plan.Plan;
import io.backupstream.operator.settings.ReleaseSettings;
import io.backupstream.operator.testkit.ApiServer;
import io.backupstream.operator.testkit.Chart;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Runs the chart's hook by hand, under the hook's own role. */
class FinalizerReleaseTest {
  private static final ApiServer API = ApiServer.shared();
  private static final Chart CHART = new Chart(API);

  @Test
  void streamsAreLetGoOnceTheOperatorIsGone() {
    String namespace = API.newNamespace("release");
    CHART.install(namespace);
    Deployment operator = operator(namespace);
    Resource<Pod> pod = createPod(operator);
    Resource<BackupStream> stream = createHeldStream(API.newNamespace("events"));
    ReleaseSettings settings =
        new ReleaseSettings(namespace, operator.getMetadata().getName(), Set.of());
    String account = CHART.applyHook(namespace);

    try (KubernetesClient client = API.clientOf(namespace, account)) {
      CompletableFuture<Void> released = run(client, settings);
      await().until(() -> operator(namespace).getSpec().getReplicas() == 0);
      assertThat(stream.get().hasFinalizer(Plan.FINALIZER)).isTrue();
      pod.withGracePeriod(0).delete();

      assertThat(released).succeedsWithin(Duration.ofSeconds(60));
    }
    assertThat(stream.get().hasFinalizer(Plan.FINALIZER)).isFalse();
  }

  @Test
  void anOperatorOfSomeNamespacesLetsGoThereAlone() {
    String namespace = API.newNamespace("release");
    Resource<BackupStream> watched = createHeldStream(API.newNamespace("events"));
    Resource<BackupStream> other = createHeldStream(API.newNamespace("events"));
    String events = watched.get().getMetadata().getNamespace();
    String option = "--set=watchNamespaces={" + events + "}";
    CHART.install(namespace, option);
    ReleaseSettings settings =
        new ReleaseSettings(namespace, operator(namespace).getMetadata().getName(), Set.of(events));
    String account = CHART.applyHook(namespace, option);

    try (KubernetesClient client = API.clientOf(namespace, account)) {
      assertThat(run(client, settings)).succeedsWithin(Duration.ofSeconds(60));
    }
    assertThat(watched.get().hasFinalizer(Plan.FINALIZER)).isFalse();
    assertThat(other.get().hasFinalizer(Plan.FINALIZER)).isTrue();
  }

  private static CompletableFuture<Void> run(KubernetesClient client, ReleaseSettings settings) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            new FinalizerRelease(client, settings).run();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static Deployment operator(String namespace) {
    List<Deployment> all =
        API.client().apps().deployments().inNamespace(namespace).list().getItems();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** Without a controller nobody makes one. */
  private static Resource<Pod> createPod(Deployment of) {
    Resource<Pod> pod =
        API.client()
            .resource(
                new PodBuilder()
                    .withNewMetadata()
                    .withName("operator-1")
                    .withNamespace(of.getMetadata().getNamespace())
                    .withLabels(of.getSpec().getTemplate().getMetadata().getLabels())
                    .endMetadata()
                    .withSpec(of.getSpec().getTemplate().getSpec())
                    .build());
    pod.create();
    return pod;
  }

  private static Resource<BackupStream> createHeldStream(String namespace) {
    Resource<BackupStream> stream =
        API.client()
            .resources(BackupStream.class)
            .load(FinalizerReleaseTest.class.getResourceAsStream("/chart/held-stream.yaml"));
    BackupStream held = stream.item();
    held.getMetadata().setNamespace(namespace);
    held.addFinalizer(Plan.FINALIZER);
    Resource<BackupStream> created = API.client().resource(held);
    created.create();
    return created;
  }
}
