package io.backupstream.ingest.scenario;

import io.backupstream.api.Api;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stream of a scenario, as its user would write it down. */
public final class ScenarioStream {
  private final String name;
  private final Map<String, String> destinations = new LinkedHashMap<>();
  private final Map<String, String> failover = new LinkedHashMap<>();

  private ScenarioStream(String name) {
    this.name = name;
  }

  /** One that its default settings make. */
  public static ScenarioStream named(String name) {
    return new ScenarioStream(name);
  }

  /** Adds a destination; its stream key is the stream's name. */
  public ScenarioStream to(String destination, String url) {
    destinations.put(destination, url);
    return this;
  }

  /** Sets a field of {@code failover}; all others are at their defaults. */
  public ScenarioStream with(String field, String value) {
    failover.put(field, value);
    return this;
  }

  String name() {
    return name;
  }

  /** What its primary encoder publishes under. */
  public String primaryKey() {
    return name + "-primary-key-0001";
  }

  /** What its backup encoder publishes under. */
  public String backupKey() {
    return name + "-backup-key-00002";
  }

  /** The stream and its Secrets. */
  String yaml() {
    StringBuilder yaml = new StringBuilder();
    yaml.append(
        """
        apiVersion: %1$s
        kind: BackupStream
        metadata: {name: %2$s}
        spec:
          keys: {secretRef: {name: %2$s-keys}}
        """
            .formatted(Api.API_VERSION, name));
    yaml.append("  failover: ").append(failover.toString().replace("=", ": ")).append('\n');
    yaml.append("  destinations:\n");
    destinations.forEach(
        (destination, url) ->
            yaml.append("  - name: %s\n    url: %s\n".formatted(destination, url))
                .append("    streamKeyRef: {name: %s-out, key: key}\n".formatted(name)));
    return yaml.append(secret("keys", "primary: " + primaryKey(), "backup: " + backupKey()))
        .append(secret("out", "key: " + name))
        .toString();
  }

  private String secret(String suffix, String... entries) {
    return """
    ---
    apiVersion: v1
    kind: Secret
    metadata: {name: %s-%s}
    stringData: {%s}
    """
        .formatted(name, suffix, String.join(", ", entries));
  }
}
