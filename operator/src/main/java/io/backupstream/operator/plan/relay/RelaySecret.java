package io.backupstream.operator.plan.relay;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Names;
import io.backupstream.operator.plan.Ownership;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The Secret {@code <name>-relay}, which is mounted into the ingest pod as a folder.
 *
 * @param files what the relay reads
 * @param revision what it reports them by
 * @param stop the order to stop that they carry; null if none
 */
public record RelaySecret(RelayFiles files, String revision, @Nullable StopOrder stop) {
  static final String STREAM_ENTRY = "backupstream.yaml";
  static final String SECRETS_ENTRY = "secrets.yaml";
  static final String REGION_ENTRY = "region.yaml";
  static final String REVISION_ENTRY = "revision";

  /** What such a Secret holds; empty if it is not there, or is not whole. */
  public static Optional<RelaySecret> read(@Nullable Secret secret) {
    if (secret == null || secret.getData() == null) {
      return Optional.empty();
    }
    Map<String, String> data = secret.getData();
    String revision = decoded(data, REVISION_ENTRY);
    RelayFiles files =
        new RelayFiles(
            decoded(data, STREAM_ENTRY), decoded(data, SECRETS_ENTRY), decoded(data, REGION_ENTRY));
    return revision.isEmpty()
        ? Optional.empty()
        : Optional.of(new RelaySecret(files, revision, stop(secret)));
  }

  private static @Nullable StopOrder stop(Secret secret) {
    Map<String, String> annotations = secret.getMetadata().getAnnotations();
    return annotations == null ? null : StopOrder.read(annotations).orElse(null);
  }

  /** The object that it is. */
  public Secret object(BackupStream stream) {
    String name = Names.relaySecret(stream.getMetadata().getName());
    Map<String, String> data = new TreeMap<>();
    data.put(STREAM_ENTRY, encoded(files.stream()));
    data.put(SECRETS_ENTRY, encoded(files.secrets()));
    data.put(REGION_ENTRY, encoded(files.region()));
    data.put(REVISION_ENTRY, encoded(revision));
    return new SecretBuilder()
        .withMetadata(Ownership.metadata(stream, name, Labels.RELAY))
        .editMetadata()
        .withAnnotations(stop == null ? Map.of() : stop.annotations())
        .endMetadata()
        .withType("Opaque")
        .withData(data)
        .build();
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(Map<String, String> data, String entry) {
    byte[] bytes = Base64.getDecoder().decode(data.getOrDefault(entry, ""));
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
