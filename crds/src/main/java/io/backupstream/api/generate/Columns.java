package io.backupstream.api.generate;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinitionBuilder;
import java.util.List;

/**
 * What {@code kubectl get} shows of each kind, in order; the last ones with {@code -o wide} only.
 */
final class Columns {
  static final List<CustomResourceColumnDefinition> OF_STREAMS =
      List.of(
          text("Region", ".status.region"),
          text("Active", ".status.activeSource"),
          text("Primary", ".status.sources.primary.state"),
          text("Backup", ".status.sources.backup.state"),
          condition("Seamless", "SeamlessReady"),
          text("Destinations", ".status.destinationsStreaming"),
          age(),
          wide("URL", ".status.ingest.url"),
          wide("Node", ".status.pod.node"));

  static final List<CustomResourceColumnDefinition> OF_REGIONS =
      List.of(
          column("Default", "boolean", ".spec.default").build(),
          condition("Ready", "Ready"),
          column("Streams", "integer", ".status.streams").build(),
          age(),
          wide("Host", ".spec.host"),
          wide("Exposure", ".spec.exposure.type"));

  private Columns() {}

  private static CustomResourceColumnDefinition text(String name, String path) {
    return column(name, "string", path).build();
  }

  private static CustomResourceColumnDefinition condition(String name, String type) {
    return text(name, ".status.conditions[?(@.type==\"" + type + "\")].status");
  }

  private static CustomResourceColumnDefinition wide(String name, String path) {
    return column(name, "string", path).withPriority(1).build();
  }

  private static CustomResourceColumnDefinition age() {
    return column("Age", "date", ".metadata.creationTimestamp").build();
  }

  private static CustomResourceColumnDefinitionBuilder column(
      String name, String type, String path) {
    return new CustomResourceColumnDefinitionBuilder()
        .withName(name)
        .withType(type)
        .withJsonPath(path);
  }
}
