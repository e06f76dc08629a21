package io.backupstream.operator.plan.relay;

import io.backupstream.api.manifest.Located;
import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.StreamManifest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
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

  /** The BackupStream that is written here; empty if it cannot be read. */
  Optional<StreamManifest> manifest() {
    return ManifestText.read(stream).manifests().stream()
        .map(Located::manifest)
        .filter(StreamManifest.class::isInstance)
        .map(StreamManifest.class::cast)
        .findFirst();
  }

  /** The same with another BackupStream. */
  RelayFiles with(StreamManifest manifest) {
    return new RelayFiles(ManifestText.write(List.of(manifest)), secrets, region);
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
