package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.review.SecretLookup;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.Keys;
import io.backupstream.api.spec.Tls;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The entries of Secrets that a spec names, and no other entry of them. */
final class NamedEntries {
  private final Metadata stream;
  private final SecretLookup lookup;
  private final Map<String, Set<String>> entriesBySecret = new TreeMap<>();

  NamedEntries(Metadata stream, BackupStreamSpec spec, SecretLookup lookup) {
    this.stream = stream;
    this.lookup = lookup;
    Keys keys = spec.keys();
    String keysSecret =
        keys == null ? Keys.generatedSecretName(stream.name()) : keys.secretRef().name();
    name(keysSecret, Keys.PRIMARY_ENTRY);
    name(keysSecret, Keys.BACKUP_ENTRY);
    if (spec.tls() != null) {
      name(spec.tls().secretRef().name(), Tls.CERTIFICATE_ENTRY);
      name(spec.tls().secretRef().name(), Tls.PRIVATE_KEY_ENTRY);
    }
    for (Destination destination : spec.destinations()) {
      name(destination.streamKeyRef().name(), destination.streamKeyRef().key());
    }
  }

  private void name(String secret, String entry) {
    entriesBySecret.computeIfAbsent(secret, any -> new TreeSet<>()).add(entry);
  }

  /** The Secrets by name, reduced to these entries. */
  List<SecretManifest> secrets() {
    return entriesBySecret.keySet().stream().map(this::reduced).toList();
  }

  private SecretManifest reduced(String secret) {
    Map<String, String> entries = new TreeMap<>(lookup.find(secret).orElse(Map.of()));
    entries.keySet().retainAll(entriesBySecret.getOrDefault(secret, Set.of()));
    return SecretManifest.of(Metadata.of(stream.namespaceOrDefault(), secret), entries);
  }
}
