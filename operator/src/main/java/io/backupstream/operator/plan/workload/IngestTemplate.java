package io.backupstream.operator.plan.workload;

import io.backupstream.api.region.Placement;
import io.backupstream.api.region.PullSecret;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Ownership;
import io.backupstream.operator.plan.Setup;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.TolerationBuilder;
import java.util.List;
import java.util.stream.Stream;

/** The ingest pod: without Kubernetes credentials, without privileges, on the region's nodes. */
final class IngestTemplate {
  static final String MANIFESTS_VOLUME = "manifests";
  static final String SCRATCH_VOLUME = "tmp";

  /** A relay that is told to go closes its connections at once. */
  private static final long GRACE_SECONDS = 10;

  private static final long USER = 65532;

  /** How Kubernetes says that a node is lost. */
  private static final List<String> LOST_NODE_TAINTS =
      List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

  private final String stream;
  private final BackupStreamSpec spec;
  private final ChosenRegion region;
  private final Setup setup;

  IngestTemplate(String stream, BackupStreamSpec spec, ChosenRegion region, Setup setup) {
    this.stream = stream;
    this.spec = spec;
    this.region = region;
    this.setup = setup;
  }

  PodTemplateSpec template() {
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Ownership.labels(stream, Labels.INGEST))
        .addToLabels(Labels.REGION, region.name())
        .endMetadata()
        .withSpec(pod())
        .build();
  }

  private PodSpec pod() {
    Placement placement = region.spec().placement();
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(GRACE_SECONDS)
        .withNodeSelector(placement.nodeSelector())
        .withTolerations(tolerations(placement))
        .withPriorityClassName(placement.priorityClassName())
        .withImagePullSecrets(pullSecrets(placement))
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withContainers(
            new RelayContainer(setup, placement, RelayMemory.of(spec.failover())).container())
        .addNewVolume()
        .withName(MANIFESTS_VOLUME)
        .withNewSecret()
        .withSecretName(Names.relaySecret(stream))
        .endSecret()
        .endVolume()
        .addNewVolume()
        .withName(SCRATCH_VOLUME)
        .withNewEmptyDir()
        .withSizeLimit(new Quantity("64Mi"))
        .endEmptyDir()
        .endVolume()
        .build();
  }

  private static List<Toleration> tolerations(Placement placement) {
    Stream<Toleration> ofRegion = placement.tolerations().stream().map(IngestTemplate::toleration);
    Stream<Toleration> ofLostNodes =
        LOST_NODE_TAINTS.stream()
            .map(taint -> lostNode(taint, placement.lostNodeSeconds().longValue()));
    return Stream.concat(ofRegion, ofLostNodes).toList();
  }

  private static Toleration toleration(io.backupstream.api.region.Toleration of) {
    return new TolerationBuilder()
        .withKey(of.key())
        .withOperator(of.operator())
        .withValue(of.value())
        .withEffect(of.effect())
        .withTolerationSeconds(of.tolerationSeconds())
        .build();
  }

  private static Toleration lostNode(String taint, long seconds) {
    return new TolerationBuilder()
        .withKey(taint)
        .withOperator("Exists")
        .withEffect("NoExecute")
        .withTolerationSeconds(seconds)
        .build();
  }

  private List<LocalObjectReference> pullSecrets(Placement placement) {
    Stream<String> ofRegion = placement.imagePullSecrets().stream().map(PullSecret::name);
    return Stream.concat(ofRegion, setup.pullSecrets().stream())
        .distinct()
        .map(LocalObjectReference::new)
        .toList();
  }
}
