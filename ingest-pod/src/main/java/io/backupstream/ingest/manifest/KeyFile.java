package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.Located;
import io.backupstream.api.manifest.Manifest;
import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.Metadata;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.spec.Keys;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The file beside a manifest that holds generated stream keys, itself a manifest of Secrets that
 * only its owner may read. Keys are generated once; those that are there are never touched.
 */
final class KeyFile {
  private static final int KEY_BYTES = 18;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String HEADER =
      "# Stream keys that were generated for the manifest beside this file; keep both to yourself.\n";

  private KeyFile() {}

  /** The file that belongs to a manifest: {@code event.keys.yaml} beside {@code event.yaml}. */
  static Path beside(Path manifest) {
    String name = String.valueOf(manifest.getFileName());
    return manifest.resolveSibling(name.replaceFirst("\\.ya?ml$", "") + ".keys.yaml");
  }

  /** Adds keys for streams that have none. */
  static void add(Path file, List<StreamId> streams) throws IOException {
    List<Manifest> secrets = new ArrayList<>();
    if (Files.exists(file)) {
      for (Located earlier : ManifestText.read(Files.readString(file)).manifests()) {
        secrets.add(earlier.manifest());
      }
    }
    for (StreamId stream : streams) {
      secrets.add(generated(stream));
    }
    replace(file, HEADER + ManifestText.write(secrets));
  }

  private static SecretManifest generated(StreamId stream) {
    return SecretManifest.of(
        Metadata.of(stream.namespace(), Keys.generatedSecretName(stream.name())),
        Map.of(Keys.PRIMARY_ENTRY, randomKey(), Keys.BACKUP_ENTRY, randomKey()));
  }

  private static String randomKey() {
    byte[] bytes = new byte[KEY_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** At once and whole, so that no reader sees half of it and no crash loses what was there. */
  private static void replace(Path file, String text) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Path draft = Files.createTempFile(folder, ".keys", ".tmp", ownerOnly());
    try {
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
