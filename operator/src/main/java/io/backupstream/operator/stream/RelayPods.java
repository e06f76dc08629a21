package io.backupstream.operator.stream;

import io.backupstream.operator.report.RelayAddress;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of a stream's pods speaks for it. */
final class RelayPods {
  private static final String MANAGEMENT = "management";
  private static final int MANAGEMENT_PORT = 8080;

  private RelayPods() {}

  /** The newest that runs; one that is about to go only while there is no other. */
  static Optional<RelayAddress> speaking(Collection<Pod> pods) {
    return pods.stream()
        .filter(RelayPods::runs)
        .max(
            Comparator.<Pod, Boolean>comparing(pod -> !pod.isMarkedForDeletion())
                .thenComparing(pod -> pod.getMetadata().getCreationTimestamp())
                .thenComparing(pod -> pod.getMetadata().getName()))
        .map(RelayPods::address);
  }

  private static boolean runs(Pod pod) {
    return pod.getStatus() != null
        && "Running".equals(pod.getStatus().getPhase())
        && pod.getStatus().getPodIP() != null;
  }

  private static RelayAddress address(Pod pod) {
    return new RelayAddress(
        pod.getMetadata().getName(),
        pod.getMetadata().getUid(),
        pod.getStatus().getPodIP(),
        port(pod));
  }

  private static int port(Pod pod) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> MANAGEMENT.equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst()
        .orElse(MANAGEMENT_PORT);
  }
}
