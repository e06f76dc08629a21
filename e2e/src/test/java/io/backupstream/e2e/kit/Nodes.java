package io.backupstream.e2e.kit;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import java.util.List;
import java.util.Optional;

/** The nodes of the cluster. */
public final class Nodes {
  private static final String REGION = "topology.kubernetes.io/region";

  private Nodes() {}

  private static List<Node> all() {
    return Kube.client().nodes().list().getItems();
  }

  /** Whether the control plane holds a node for ready. */
  public static boolean isReady(String name) {
    return Kube.client().nodes().withName(name).isReady();
  }

  /** Whether all are. */
  public static boolean allReady() {
    return all().stream().allMatch(node -> isReady(node.getMetadata().getName()));
  }

  /** The region that a node's label names. */
  public static String region(String name) {
    Node node = Kube.client().nodes().withName(name).get();
    return node.getMetadata().getLabels().getOrDefault(REGION, "");
  }

  /** The addresses of a region's nodes. */
  public static List<String> addresses(String region) {
    return all().stream()
        .filter(node -> region.equals(node.getMetadata().getLabels().get(REGION)))
        .map(Nodes::address)
        .toList();
  }

  /** The address of another node of a node's region. */
  public static String addressOfAnother(String name) {
    return all().stream()
        .filter(node -> !node.getMetadata().getName().equals(name))
        .filter(node -> region(name).equals(node.getMetadata().getLabels().get(REGION)))
        .map(Nodes::address)
        .findFirst()
        .orElseThrow();
  }

  /** The one that the operator puts into URLs: a node's address outside, if it has one. */
  private static String address(Node node) {
    return address(node, "ExternalIP").or(() -> address(node, "InternalIP")).orElseThrow();
  }

  private static Optional<String> address(Node node, String type) {
    return node.getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals(type))
        .map(NodeAddress::getAddress)
        .findFirst();
  }
}
