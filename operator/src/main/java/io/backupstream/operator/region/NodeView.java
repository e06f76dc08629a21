package io.backupstream.operator.region;

import io.backupstream.api.region.Placement;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What matters of a node.
 *
 * @param address where it is reached from outside if it can be, else from inside
 */
record NodeView(String name, Map<String, String> labels, boolean ready, @Nullable String address) {

  NodeView {
    labels = Map.copyOf(labels);
  }

  static NodeView of(Node node) {
    Map<String, String> labels = node.getMetadata().getLabels();
    return new NodeView(
        node.getMetadata().getName(),
        labels == null ? Map.of() : labels,
        ready(node),
        address(node));
  }

  boolean matches(Placement placement) {
    return ready && labels.entrySet().containsAll(placement.nodeSelector().entrySet());
  }

  private static boolean ready(Node node) {
    return node.getStatus() != null
        && node.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  private static @Nullable String address(Node node) {
    List<NodeAddress> all = node.getStatus() == null ? List.of() : node.getStatus().getAddresses();
    return find(all, "ExternalIP").or(() -> find(all, "InternalIP")).orElse(null);
  }

  private static Optional<String> find(List<NodeAddress> all, String type) {
    return all.stream()
        .filter(address -> address.getType().equals(type))
        .map(NodeAddress::getAddress)
        .findFirst();
  }
}
