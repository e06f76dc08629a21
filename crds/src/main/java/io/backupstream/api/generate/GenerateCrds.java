package io.backupstream.api.generate;

import io.backupstream.api.Api;
import io.backupstream.api.region.Toleration;
import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.resource.IngestRegion;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinitionVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the CustomResourceDefinitions; run by the build. */
public final class GenerateCrds implements CRDPostProcessor {
  private GenerateCrds() {}

  /** Writes one file a kind into the folder that the only argument names. */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    new CRDGenerator()
        .inOutputDir(folder.toFile())
        .customResourceClasses(List.of(BackupStream.class, IngestRegion.class))
        .forCRDVersions("v1")
        .withMinQuotes(false)
        .withPostProcessor(new GenerateCrds())
        .generate();
  }

  @Override
  public HasMetadata process(HasMetadata generated, String crdVersion) {
    CustomResourceDefinition definition = (CustomResourceDefinition) generated;
    for (CustomResourceDefinitionVersion version : definition.getSpec().getVersions()) {
      SchemaFinish schema = new SchemaFinish(version.getSchema().getOpenAPIV3Schema());
      if (definition.getSpec().getNames().getKind().equals(Api.BACKUP_STREAM)) {
        finishStreams(schema);
        version.setAdditionalPrinterColumns(Columns.OF_STREAMS);
      } else {
        finishRegions(schema);
        version.setAdditionalPrinterColumns(Columns.OF_REGIONS);
      }
    }
    return definition;
  }

  private static void finishStreams(SchemaFinish schema) {
    schema
        .describe(
            "One programme with two encoders, primary and backup, and one unbroken stream to its"
                + " destinations: when the encoder on air fails, the other goes on air.",
            "What the stream shall be. A change never restarts what is on air.",
            "What is observed of the stream; it changes on transitions only.")
        .mapList("spec.destinations", "name")
        .mapList("status.destinations", "name")
        .mapList("status.conditions", "type")
        .times(
            "spec.schedule.start",
            "spec.schedule.end",
            "status.sources.primary.since",
            "status.sources.backup.since",
            "status.destinations[].since",
            "status.switches[].detectedAt",
            "status.switches[].at",
            "status.conditions[].lastTransitionTime");
  }

  private static void finishRegions(SchemaFinish schema) {
    schema
        .describe(
            "A place in the world that encoders publish to: on which nodes, by which addresses.",
            "What the region shall be.",
            "What is observed of the region.")
        .mapList("spec.placement.imagePullSecrets", "name")
        .mapList("status.conditions", "type")
        .times("status.conditions[].lastTransitionTime")
        .choices("spec.placement.tolerations[].operator", Toleration.OPERATORS)
        .choices("spec.placement.tolerations[].effect", Toleration.EFFECTS)
        .labels("spec.placement.nodeSelector")
        .cidrs("spec.egress.deny")
        .cidrs("spec.egress.allow")
        .quantities("spec.placement.resources.requests")
        .quantities("spec.placement.resources.limits");
  }
}
