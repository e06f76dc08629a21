package io.backupstream.operator.plan.keys;

import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.review.SecretLookup;
import io.backupstream.api.spec.Keys;
import io.backupstream.operator.plan.KeyPair;
import io.backupstream.operator.plan.Labels;
import io.backupstream.operator.plan.Ownership;
import io.backupstream.operator.plan.Situation;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The Secrets that a stream can name, with its keys among them: where it names none, those that
 * were generated for it, or will be now.
 *
 * <p>Generated keys have no owner, so that they outlive their stream: people have typed them into
 * encoders. They are taken up again by their labels. A Secret of that name without our labels is
 * somebody else's, and is never taken.
 */
public final class StreamSecrets implements SecretLookup {
  private final String namespace;
  private final String stream;
  private final boolean generated;
  private final Map<String, SecretManifest> byName = new HashMap<>();
  private final KeyPair freshKeys;

  private StreamSecrets(Situation situation) {
    this.namespace = situation.stream().getMetadata().getNamespace();
    this.stream = situation.stream().getMetadata().getName();
    this.generated = situation.stream().getSpec().keys() == null;
    this.freshKeys = situation.freshKeys();
    situation.secrets().forEach(secret -> byName.put(secret.metadata().name(), secret));
  }

  /** Those that a situation shows. */
  public static StreamSecrets of(Situation situation) {
    return new StreamSecrets(situation);
  }

  @Override
  public Optional<Map<String, String>> find(String name) {
    if (isMissing() && name.equals(generatedName())) {
      return Optional.of(entries());
    }
    return Optional.ofNullable(byName.get(name)).map(SecretManifest::entries);
  }

  /**
   * Whether the stream's keys are to be generated, and a Secret that is not ours has their name.
   */
  public boolean isNameTaken() {
    SecretManifest present = byName.get(generatedName());
    return generated && present != null && !isOurs(present.metadata().labels());
  }

  /** What holds the generated keys. */
  public String generatedName() {
    return Keys.generatedSecretName(stream);
  }

  /** The Secret of generated keys if it is to be created. */
  public Optional<Secret> creation() {
    if (!isMissing()) {
      return Optional.empty();
    }
    Map<String, String> data = new HashMap<>();
    entries().forEach((entry, value) -> data.put(entry, base64(value)));
    return Optional.of(
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(generatedName())
            .withLabels(Ownership.labels(stream, Labels.KEYS))
            .endMetadata()
            .withType("Opaque")
            .withData(data)
            .build());
  }

  private boolean isMissing() {
    return generated && !byName.containsKey(generatedName());
  }

  private boolean isOurs(Map<String, String> labels) {
    return Labels.OPERATOR.equals(labels.get(Labels.MANAGED_BY))
        && stream.equals(labels.get(Labels.STREAM));
  }

  private Map<String, String> entries() {
    return Map.of(Keys.PRIMARY_ENTRY, freshKeys.primary(), Keys.BACKUP_ENTRY, freshKeys.backup());
  }

  private static String base64(String value) {
    return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }
}
