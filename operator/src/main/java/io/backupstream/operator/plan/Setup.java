package io.backupstream.operator.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an operator is set up.
 *
 * @param namespace the operator's own: its pods alone may reach the management ports
 * @param relayImage what ingest pods run
 * @param pullPolicy of that image: Always, IfNotPresent or Never
 * @param pullSecrets in the streams' namespaces, besides those of the region
 * @param monitoringNamespace whose pods may read metrics too; null: none
 */
public record Setup(
    String namespace,
    String relayImage,
    String pullPolicy,
    List<String> pullSecrets,
    @Nullable String monitoringNamespace) {

  public Setup {
    pullSecrets = List.copyOf(pullSecrets);
  }
}
