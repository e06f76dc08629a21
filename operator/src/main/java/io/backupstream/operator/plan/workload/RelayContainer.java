package io.backupstream.operator.plan.workload;

import io.backupstream.api.region.Placement;
import io.backupstream.api.region.Resources;
import io.backupstream.operator.plan.Setup;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.TreeMap;

/** The relay's process in its pod. */
final class RelayContainer {
  static final String RTMP_PORT = "rtmp";
  static final String MANAGEMENT_PORT = "management";
  static final int RTMP = 1935;
  static final int MANAGEMENT = 8080;

  private static final String MANIFESTS_FOLDER = "/etc/backupstream";

  /** Set aside for a relay; it may use more, for a relay that is throttled is late. */
  private static final String CPU_REQUEST = "100m";

  private final Setup setup;
  private final Placement placement;
  private final RelayMemory memory;

  RelayContainer(Setup setup, Placement placement, RelayMemory memory) {
    this.setup = setup;
    this.placement = placement;
    this.memory = memory;
  }

  Container container() {
    return new ContainerBuilder()
        .withName("relay")
        .withImage(setup.relayImage())
        .withImagePullPolicy(setup.pullPolicy())
        .withArgs("pod", "--manifests", MANIFESTS_FOLDER)
        .addNewEnv()
        .withName("POD_UID")
        .withNewValueFrom()
        .withNewFieldRef("v1", "metadata.uid")
        .endValueFrom()
        .endEnv()
        .addNewEnv()
        .withName("JDK_JAVA_OPTIONS")
        .withValue(javaOptions())
        .endEnv()
        .addNewPort()
        .withName(RTMP_PORT)
        .withContainerPort(RTMP)
        .withProtocol("TCP")
        .endPort()
        .addNewPort()
        .withName(MANAGEMENT_PORT)
        .withContainerPort(MANAGEMENT)
        .withProtocol("TCP")
        .endPort()
        .withLivenessProbe(probe("/healthz/live", 10, 6))
        .withReadinessProbe(probe("/healthz/ready", 1, 5))
        .withResources(resources())
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .addNewVolumeMount()
        .withName(IngestTemplate.MANIFESTS_VOLUME)
        .withMountPath(MANIFESTS_FOLDER)
        .withReadOnly(true)
        .endVolumeMount()
        .addNewVolumeMount()
        .withName(IngestTemplate.SCRATCH_VOLUME)
        .withMountPath("/tmp")
        .endVolumeMount()
        .build();
  }

  private String javaOptions() {
    Resources given = placement.resources();
    long direct =
        given == null
            ? memory.directMebibytes()
            : memory.directMebibytes(quantities(given.limits()).get("memory"));
    return "-Xmx" + RelayMemory.HEAP_MEBIBYTES + "m -XX:MaxDirectMemorySize=" + direct + "m";
  }

  private static Probe probe(String path, int periodSeconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort(MANAGEMENT_PORT)
        .withScheme("HTTP")
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(2)
        .withFailureThreshold(failures)
        .build();
  }

  private ResourceRequirements resources() {
    Resources given = placement.resources();
    if (given != null) {
      return new ResourceRequirementsBuilder()
          .withRequests(quantities(given.requests()))
          .withLimits(quantities(given.limits()))
          .build();
    }
    return new ResourceRequirementsBuilder()
        .addToRequests("cpu", new Quantity(CPU_REQUEST))
        .addToRequests("memory", new Quantity(memory.requestMebibytes() + "Mi"))
        .addToLimits("memory", new Quantity(memory.limitMebibytes() + "Mi"))
        .build();
  }

  private static Map<String, Quantity> quantities(
      Map<String, io.backupstream.api.region.Quantity> given) {
    Map<String, Quantity> all = new TreeMap<>();
    given.forEach((resource, amount) -> all.put(resource, new Quantity(amount.amount())));
    return all;
  }
}
