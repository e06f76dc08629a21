package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.Located;
import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.spec.Keys;
import io.backupstream.operator.plan.KeyPair;
import io.backupstream.operator.plan.Situation;
import io.backupstream.operator.plan.keys.StreamSecrets;
import java.util.Map;
import java.util.Optional;

/**
 * Finds generated keys whose Secret somebody has deleted: encoders publish with them, so the Secret
 * is made again with the keys that the relay was given last.
 */
public final class KeysInForce {
  private KeysInForce() {}

  /** A situation whose fresh keys are those in force, if there are any and they are missing. */
  public static Situation kept(Situation situation) {
    StreamSecrets secrets = StreamSecrets.of(situation);
    if (secrets.creation().isEmpty()) {
      return situation;
    }
    return RelaySecret.read(situation.observed().relaySecret())
        .flatMap(last -> find(last.files().secrets(), secrets.generatedName()))
        .map(situation::withKeys)
        .orElse(situation);
  }

  private static Optional<KeyPair> find(String manifests, String secret) {
    return ManifestText.read(manifests).manifests().stream()
        .map(Located::manifest)
        .filter(manifest -> manifest.metadata().name().equals(secret))
        .filter(SecretManifest.class::isInstance)
        .map(manifest -> ((SecretManifest) manifest).entries())
        .flatMap(entries -> pair(entries).stream())
        .findFirst();
  }

  private static Optional<KeyPair> pair(Map<String, String> entries) {
    String primary = entries.get(Keys.PRIMARY_ENTRY);
    String backup = entries.get(Keys.BACKUP_ENTRY);
    return primary == null || backup == null
        ? Optional.empty()
        : Optional.of(new KeyPair(primary, backup));
  }
}
