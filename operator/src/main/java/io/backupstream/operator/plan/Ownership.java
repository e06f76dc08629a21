package io.backupstream.operator.plan;

import io.backupstream.api.resource.BackupStream;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** What marks an object as a stream's: our labels, and that it goes when the stream goes. */
public final class Ownership {
  private static final String PRODUCT = "backupstream";

  private Ownership() {}

  /** Metadata of an object that its stream owns. */
  public static ObjectMeta metadata(BackupStream stream, String name, String component) {
    ObjectMeta of = stream.getMetadata();
    return new ObjectMetaBuilder()
        .withNamespace(of.getNamespace())
        .withName(name)
        .withLabels(labels(of.getName(), component))
        .addNewOwnerReference()
        .withApiVersion(stream.getApiVersion())
        .withKind(stream.getKind())
        .withName(of.getName())
        .withUid(of.getUid())
        .withController(true)
        .endOwnerReference()
        .build();
  }

  /** Labels of an object of a stream. */
  public static Map<String, String> labels(String stream, String component) {
    return Map.of(
        Labels.NAME,
        PRODUCT,
        Labels.MANAGED_BY,
        Labels.OPERATOR,
        Labels.STREAM,
        stream,
        Labels.COMPONENT,
        component);
  }
}
