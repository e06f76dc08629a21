package io.backupstream.operator.plan;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a stream that exist, as the informers' caches show them; never changed here.
 *
 * @param relaySecret what was rendered for the relay last
 * @param pods of the stream, those that go included
 * @param nodeAddresses where a NodePort of the region answers: the address of each ready node, by
 *     the node's name
 */
public record Observed(
    @Nullable Secret relaySecret,
    @Nullable Deployment deployment,
    @Nullable Service service,
    @Nullable PodDisruptionBudget budget,
    List<Pod> pods,
    NavigableMap<String, String> nodeAddresses) {

  public Observed {
    pods = List.copyOf(pods);
    nodeAddresses = Collections.unmodifiableNavigableMap(new TreeMap<>(nodeAddresses));
  }
}
