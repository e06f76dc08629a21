package io.backupstream.operator.stream;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Keys;
import java.util.Set;
import java.util.TreeSet;

/** The Secrets that a stream is about. */
final class NamedSecrets {
  private NamedSecrets() {}

  /** Those that the spec names, and the one that holds generated keys. */
  static Set<String> of(BackupStream stream) {
    BackupStreamSpec spec = stream.getSpec();
    Set<String> names = new TreeSet<>();
    names.add(Keys.generatedSecretName(stream.getMetadata().getName()));
    names.add(keys(stream));
    if (spec.tls() != null) {
      names.add(spec.tls().secretRef().name());
    }
    spec.destinations().forEach(destination -> names.add(destination.streamKeyRef().name()));
    return names;
  }

  /** The one that holds its stream keys. */
  static String keys(BackupStream stream) {
    Keys keys = stream.getSpec().keys();
    return keys == null
        ? Keys.generatedSecretName(stream.getMetadata().getName())
        : keys.secretRef().name();
  }
}
