package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.region.Egress;
import io.backupstream.api.review.SecretLookup;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Destination;
import io.backupstream.api.spec.Keys;
import io.backupstream.api.spec.RtmpUrl;
import io.backupstream.api.spec.SecretKeyRef;
import io.backupstream.api.spec.Tls;
import io.backupstream.api.tls.TlsIdentity;
import io.backupstream.api.tls.TlsPem;
import io.backupstream.api.tls.TlsPemException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Fills in what a reviewed spec names: all of it is known to be there, and right. */
final class StreamJoin {
  private StreamJoin() {}

  static StreamConfig join(
      StreamId id,
      BackupStreamSpec spec,
      Filed<SecretManifest> keys,
      SecretLookup secrets,
      Egress egress) {
    List<DestinationConfig> destinations =
        spec.destinations().stream().map(each -> destination(each, secrets)).toList();
    return new StreamConfig(
        id, spec, encoderKeys(keys), destinations, tls(spec.tls(), secrets), egress);
  }

  private static EncoderKeys encoderKeys(Filed<SecretManifest> keys) {
    Map<String, String> entries = keys.manifest().entries();
    return new EncoderKeys(
        new StreamKey(entry(entries, Keys.PRIMARY_ENTRY)),
        new StreamKey(entry(entries, Keys.BACKUP_ENTRY)),
        keys.manifest().metadata().name(),
        keys.file());
  }

  private static DestinationConfig destination(Destination destination, SecretLookup secrets) {
    SecretKeyRef ref = destination.streamKeyRef();
    StreamKey key = new StreamKey(entry(secrets.find(ref.name()).orElseThrow(), ref.key()));
    RtmpUrl url = RtmpUrl.parse(destination.url());
    return new DestinationConfig(destination.name(), destination.enabled(), url, key);
  }

  private static @Nullable TlsIdentity tls(@Nullable Tls tls, SecretLookup secrets) {
    if (tls == null) {
      return null;
    }
    Map<String, String> entries = secrets.find(tls.secretRef().name()).orElseThrow();
    try {
      return TlsPem.read(
          entry(entries, Tls.CERTIFICATE_ENTRY), entry(entries, Tls.PRIVATE_KEY_ENTRY));
    } catch (TlsPemException reviewed) {
      throw new IllegalStateException("expected a reviewed certificate", reviewed);
    }
  }

  private static String entry(Map<String, String> entries, String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }
}
