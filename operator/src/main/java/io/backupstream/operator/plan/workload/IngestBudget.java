package io.backupstream.operator.plan.workload;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Ownership;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;

/** Keeps a drained node waiting for as long as a stream is live. */
public final class IngestBudget {
  private IngestBudget() {}

  /** As it is to be while the stream is live. */
  public static PodDisruptionBudget desired(BackupStream stream) {
    String name = stream.getMetadata().getName();
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Ownership.metadata(stream, Names.ingest(name), Labels.INGEST))
        .withNewSpec()
        .withMinAvailable(new IntOrString(1))
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(IngestDeployment.selector(name))
        .endSelector()
        .endSpec()
        .build();
  }
}
