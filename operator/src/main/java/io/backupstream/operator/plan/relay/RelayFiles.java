package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.RegionManifest;
import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.review.SecretLookup;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.operator.plan.verdict.Verdict.ChosenRegion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The manifests that a relay reads, the same as a person would give to a local run. They hold keys,
 * and never show by themselves.
 *
 * @param stream the BackupStream
 * @param secrets the Secrets that it names, with the entries that it names
 * @param region the IngestRegion that it lives in
 */
public record RelayFiles(String stream, String secrets, String region) {
  private static final int HASH_CHARS = 10;

  /** Writes what an allowed spec comes to. */
  static RelayFiles render(
      Metadata metadata, BackupStreamSpec spec, SecretLookup secrets, ChosenRegion region) {
    Metadata regionName = new Metadata(region.name(), null, Map.of(), Map.of());
    return new RelayFiles(
        ManifestText.write(List.of(new StreamManifest(metadata, spec))),
        ManifestText.write(new NamedEntries(metadata, spec, secrets).secrets()),
        ManifestText.write(List.of(new RegionManifest(regionName, region.spec()))));
  }

  /** The spec that is written here; empty if it cannot be read. */
  Optional<BackupStreamSpec> spec() {
    return manifest().map(StreamManifest::spec);
  }

  /** The same, with or without an order to stop. */
  RelayFiles suspended(boolean suspend) {
    return manifest().map(manifest -> withStream(suspended(manifest, suspend))).orElse(this);
  }

  private static StreamManifest suspended(StreamManifest manifest, boolean suspend) {
    BackupStreamSpec spec = manifest.spec();
    return new StreamManifest(
        manifest.metadata(),
        new BackupStreamSpec(
            spec.region(),
            suspend,
            spec.keys(),
            spec.tls(),
            spec.destinations(),
            spec.failover(),
            spec.schedule()));
  }

  private RelayFiles withStream(StreamManifest manifest) {
    return new RelayFiles(ManifestText.write(List.of(manifest)), secrets, region);
  }

  private Optional<StreamManifest> manifest() {
    return ManifestText.read(stream).manifests().stream()
        .map(located -> located.manifest())
        .filter(StreamManifest.class::isInstance)
        .map(StreamManifest.class::cast)
        .findFirst();
  }

  /** What a relay reports these manifests by: the spec's generation, and a hash of all of them. */
  String revision(long generation) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : List.of(stream, secrets, region)) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      String hash = HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
      return generation + "-" + hash;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("expected SHA-256 in every JDK", impossible);
    }
  }

  @Override
  public String toString() {
    return "RelayFiles[...]";
  }
}
