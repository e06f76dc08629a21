package io.backupstream.operator.plan.workload;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Ownership;
import io.backupstream.operator.plan.Setup;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpecBuilder;
import java.util.Map;
import java.util.Objects;

/**
 * One ingest pod, or none: never two, for two would push to the same destinations. An old pod goes
 * before a new one comes.
 */
public final class IngestDeployment {
  /** A hash of the pod's template: whether a pod is as it would be made now. */
  public static final String TEMPLATE_ANNOTATION = "backupstream.io/template";

  private IngestDeployment() {}

  /** As it is to be for a spec that is allowed. */
  public static Deployment desired(
      BackupStream stream, BackupStreamSpec spec, ChosenRegion region, Setup setup, int replicas) {
    String name = stream.getMetadata().getName();
    PodTemplateSpec template = new IngestTemplate(name, spec, region, setup).template();
    ObjectMeta metadata =
        new ObjectMetaBuilder(Ownership.metadata(stream, Names.ingest(name), Labels.INGEST))
            .addToLabels(Labels.REGION, region.name())
            .addToAnnotations(TEMPLATE_ANNOTATION, TemplateHash.of(template))
            .build();
    return new DeploymentBuilder()
        .withMetadata(metadata)
        .withSpec(
            new DeploymentSpecBuilder()
                .withReplicas(replicas)
                .withRevisionHistoryLimit(2)
                .withNewSelector()
                .withMatchLabels(selector(name))
                .endSelector()
                .withNewStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withMaxSurge(new IntOrString(0))
                .withMaxUnavailable(new IntOrString(1))
                .endRollingUpdate()
                .endStrategy()
                .withTemplate(template)
                .build())
        .build();
  }

  /** What tells the pod of a stream from all others; a Deployment never changes it. */
  static Map<String, String> selector(String stream) {
    return Map.of(Labels.STREAM, stream, Labels.COMPONENT, Labels.INGEST);
  }

  /** What exists, with another number of pods: for a stream whose present spec is refused. */
  public static Deployment scaled(Deployment observed, int replicas) {
    ObjectMeta metadata = observed.getMetadata();
    return new DeploymentBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withLabels(metadata.getLabels())
                .withAnnotations(
                    Map.of(TEMPLATE_ANNOTATION, annotation(observed, TEMPLATE_ANNOTATION)))
                .withOwnerReferences(metadata.getOwnerReferences())
                .build())
        .withSpec(new DeploymentSpecBuilder(observed.getSpec()).withReplicas(replicas).build())
        .build();
  }

  /** Whether both are the same pod. */
  public static boolean sameTemplate(Deployment one, Deployment other) {
    return annotation(one, TEMPLATE_ANNOTATION).equals(annotation(other, TEMPLATE_ANNOTATION));
  }

  /** The region that a Deployment was made for. */
  public static String region(Deployment deployment) {
    Map<String, String> labels = deployment.getMetadata().getLabels();
    return labels == null ? "" : labels.getOrDefault(Labels.REGION, "");
  }

  /** The relay's image. */
  public static String image(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getImage();
  }

  private static String annotation(Deployment deployment, String name) {
    Map<String, String> annotations = deployment.getMetadata().getAnnotations();
    return annotations == null ? "" : Objects.requireNonNullElse(annotations.get(name), "");
  }
}
