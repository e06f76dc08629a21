package io.backupstream.operator.plan.workload;

import io.backupstream.api.region.Exposure;
import io.backupstream.api.region.ExposureType;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Ownership;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import org.jspecify.annotations.Nullable;

/** Where encoders reach the ingest pod: as the region's exposure says. */
public final class IngestService {
  /** The port that encoders connect to, but for a NodePort. */
  public static final int PORT = RelayContainer.RTMP;

  private IngestService() {}

  /** As it is to be. */
  public static Service desired(BackupStream stream, ChosenRegion region) {
    String name = stream.getMetadata().getName();
    Exposure exposure = region.spec().exposure();
    return new ServiceBuilder()
        .withMetadata(Ownership.metadata(stream, Names.ingest(name), Labels.INGEST))
        .editMetadata()
        .addToLabels(Labels.REGION, region.name())
        .withAnnotations(exposure.annotations())
        .endMetadata()
        .withNewSpec()
        .withType(exposure.type().toString())
        .withExternalTrafficPolicy(trafficPolicy(exposure))
        .withSelector(IngestDeployment.selector(name))
        .addNewPort()
        .withName(RelayContainer.RTMP_PORT)
        .withPort(PORT)
        .withNewTargetPort(RelayContainer.RTMP_PORT)
        .withProtocol("TCP")
        .endPort()
        .endSpec()
        .build();
  }

  private static @Nullable String trafficPolicy(Exposure exposure) {
    return exposure.type() == ExposureType.CLUSTER_IP
        ? null
        : exposure.externalTrafficPolicy().toString();
  }

  /** Whether encoders that are connected would stay so if one became the other. */
  public static boolean sameExposure(Service one, Service other) {
    return one.getSpec().getType().equals(other.getSpec().getType());
  }
}
