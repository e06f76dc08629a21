package io.backupstream.operator.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.operator.testkit.ApiServer;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What is on its way to a real API server when the Lease lapses; the client asks nothing before.
 */
class FencedHttpTest {
  private final KubernetesClient admin = ApiServer.shared().client();
  private final String namespace = ApiServer.shared().newNamespace("fence");
  private final AtomicLong seconds = new AtomicLong(1_000);
  private final Fence fence =
      new Fence(Duration.ofSeconds(15), () -> seconds.get() * 1_000_000_000L, _ -> {});
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(impatient())
          .withHttpClientFactory(new FencedHttp(fence))
          .build();

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void oneThatNeverHeldTheLeaseMaySpeak() {
    write("follower");

    assertThat(exists("follower")).isTrue();
  }

  @Test
  void aHeldLeaseLetsAllThrough() {
    holdLease();

    write("leader");

    assertThat(exists("leader")).isTrue();
  }

  @Test
  void notAByteLeavesOnceTheLeaseMayBeAnothers() {
    holdLease();
    write("in-time");
    seconds.addAndGet(15);

    assertThatThrownBy(() -> write("late")).hasStackTraceContaining(Fence.REFUSAL);
    assertThatThrownBy(() -> client.configMaps().inNamespace(namespace).list())
        .hasStackTraceContaining(Fence.REFUSAL);
    assertThat(exists("late")).isFalse();
  }

  private void holdLease() {
    try (KubernetesClient elected =
        new KubernetesClientBuilder()
            .withConfig(admin.getConfiguration())
            .withHttpClientBuilderConsumer(
                builder -> builder.addOrReplaceInterceptor("fence", fence))
            .build()) {
      elected
          .resource(
              new LeaseBuilder()
                  .withNewMetadata()
                  .withName("operator")
                  .withNamespace(namespace)
                  .endMetadata()
                  .withNewSpec()
                  .withHolderIdentity("first")
                  .endSpec()
                  .build())
          .create();
    }
  }

  private void write(String name) {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .create();
  }

  private boolean exists(String name) {
    return admin.configMaps().inNamespace(namespace).withName(name).get() != null;
  }

  private Config impatient() {
    return new ConfigBuilder(admin.getConfiguration()).withRequestRetryBackoffLimit(0).build();
  }
}
