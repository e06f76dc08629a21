package io.backupstream.operator.plan.workload;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Ownership;
import io.backupstream.operator.plan.Setup;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may connect to an ingest pod: encoders from anywhere, but to the management port the operator
 * and the monitoring alone. What the pod connects to is left open; the relay itself holds
 * destinations to the region's egress rules.
 */
public final class IngestNetworkPolicy {
  /** Kubernetes puts a namespace's name on it as a label. */
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private IngestNetworkPolicy() {}

  /** As it is to be. */
  public static NetworkPolicy desired(BackupStream stream, Setup setup) {
    String name = stream.getMetadata().getName();
    return new NetworkPolicyBuilder()
        .withMetadata(Ownership.metadata(stream, Names.ingest(name), Labels.INGEST))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(IngestDeployment.selector(name))
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .withIngress(encoders(), management(setup))
        .endSpec()
        .build();
  }

  private static NetworkPolicyIngressRule encoders() {
    return new NetworkPolicyIngressRuleBuilder().withPorts(port(RelayContainer.RTMP)).build();
  }

  private static NetworkPolicyIngressRule management(Setup setup) {
    List<NetworkPolicyPeer> peers = new ArrayList<>();
    peers.add(
        new NetworkPolicyPeerBuilder()
            .withNewNamespaceSelector()
            .addToMatchLabels(NAMESPACE_NAME, setup.namespace())
            .endNamespaceSelector()
            .withNewPodSelector()
            .addToMatchLabels(Labels.NAME, Labels.OPERATOR)
            .endPodSelector()
            .build());
    if (setup.monitoringNamespace() != null) {
      peers.add(
          new NetworkPolicyPeerBuilder()
              .withNewNamespaceSelector()
              .addToMatchLabels(NAMESPACE_NAME, setup.monitoringNamespace())
              .endNamespaceSelector()
              .build());
    }
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(peers)
        .withPorts(port(RelayContainer.MANAGEMENT))
        .build();
  }

  private static NetworkPolicyPort port(int number) {
    return new NetworkPolicyPortBuilder().withProtocol("TCP").withNewPort(number).build();
  }
}
