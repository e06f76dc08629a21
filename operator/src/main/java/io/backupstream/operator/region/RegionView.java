package io.backupstream.operator.region;

import io.backupstream.api.region.IngestRegionSpec;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A region as streams see it.
 *
 * @param matchingNodes how many ready nodes its placement matches
 * @param nodeAddresses one of each, by the nodes' names
 */
record RegionView(
    String name,
    IngestRegionSpec spec,
    int matchingNodes,
    NavigableMap<String, String> nodeAddresses) {

  RegionView {
    nodeAddresses = Collections.unmodifiableNavigableMap(new TreeMap<>(nodeAddresses));
  }

  static RegionView of(String name, IngestRegionSpec spec, Collection<NodeView> nodes) {
    List<NodeView> matching =
        nodes.stream().filter(node -> node.matches(spec.placement())).toList();
    NavigableMap<String, String> addresses = new TreeMap<>();
    for (NodeView node : matching) {
      if (node.address() != null) {
        addresses.put(node.name(), node.address());
      }
    }
    return new RegionView(name, spec, matching.size(), addresses);
  }

  boolean isDefault() {
    return spec.isDefault();
  }
}
