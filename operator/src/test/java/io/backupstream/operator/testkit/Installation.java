package io.backupstream.operator.testkit;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.networking.v1.ServiceCIDRBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What a new API server is given before tests use it. */
final class Installation {
  private static final int ESTABLISHED_SECONDS = 60;
  private static final List<String> DEFINITIONS =
      List.of("backupstreams.backupstream.io", "ingestregions.backupstream.io");

  private final KubernetesClient client;

  Installation(KubernetesClient client) {
    this.client = client;
  }

  void install() {
    client
        .resource(
            new ServiceCIDRBuilder()
                .withNewMetadata()
                .withName("many-services")
                .endMetadata()
                .withNewSpec()
                .withCidrs("10.96.0.0/16")
                .endSpec()
                .build())
        .create();
    DEFINITIONS.forEach(this::define);
  }

  private void define(String name) {
    try (InputStream shipped =
        Installation.class.getResourceAsStream("/META-INF/fabric8/" + name + "-v1.yml")) {
      CustomResourceDefinition definition =
          client.apiextensions().v1().customResourceDefinitions().load(shipped).item();
      client.resource(definition).serverSideApply();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(name)
        .waitUntilCondition(Installation::established, ESTABLISHED_SECONDS, TimeUnit.SECONDS);
  }

  private static boolean established(CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Established")
                        && condition.getStatus().equals("True"));
  }
}
