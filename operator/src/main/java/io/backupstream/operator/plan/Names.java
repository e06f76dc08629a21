package io.backupstream.operator.plan;

/**
 * How the objects of a stream are called. A stream's name has at most 50 characters, so that each
 * of these is a DNS label.
 */
public final class Names {
  private Names() {}

  /** The Secret that the stream's relay reads. */
  public static String relaySecret(String stream) {
    return stream + "-relay";
  }

  /** The Deployment of the ingest pod, its Service, NetworkPolicy and PodDisruptionBudget. */
  public static String ingest(String stream) {
    return stream + "-ingest";
  }
}
