package io.backupstream.ingest.manifest;

/** Texts of manifests for tests. */
final class Manifests {
  static final String KEYS =
      """
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: event-keys}
      stringData: {primary: event-primary-0123, backup: event-backup-0123}
      """;

  private Manifests() {}

  /** A stream named {@code event} and the Secret of its destination; keys are left out. */
  static String stream(String spec) {
    return stream("event", spec);
  }

  /** A stream of a name of its own. */
  static String stream(String name, String spec) {
    return """
    ---
    apiVersion: backupstream.io/v1alpha1
    kind: BackupStream
    metadata: {name: NAME}
    spec:
      SPEC
      destinations:
      - {name: local, url: "rtmp://127.0.0.1/live", streamKeyRef: {name: NAME-local, key: key}}
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: NAME-local}
    stringData: {key: a-key}
    """
        .replace("NAME", name)
        .replace("SPEC", spec);
  }

  /** A region. */
  static String region(String name, String spec) {
    return """
    ---
    apiVersion: backupstream.io/v1alpha1
    kind: IngestRegion
    metadata: {name: NAME}
    spec: {SPEC}
    """
        .replace("NAME", name)
        .replace("SPEC", spec);
  }
}
