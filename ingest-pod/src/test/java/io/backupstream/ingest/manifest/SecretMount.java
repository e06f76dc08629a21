package io.backupstream.ingest.manifest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A folder that a Secret is mounted at, changed the way a kubelet changes it. */
public final class SecretMount {
  private final Path folder;
  private int generation;

  /** Mounts nothing yet. */
  public SecretMount(Path folder) {
    this.folder = folder;
  }

  /** Writes all entries into a new folder, then turns the link {@code ..data} to it at once. */
  public void write(Map<String, String> entries) throws IOException {
    Path before = folder.resolve("..generation" + generation);
    generation++;
    Path next = Files.createDirectory(folder.resolve("..generation" + generation));
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      Files.writeString(next.resolve(entry.getKey()), entry.getValue());
    }
    Path link = folder.resolve("..data_tmp");
    Files.createSymbolicLink(link, next.getFileName());
    Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    for (String entry : entries.keySet()) {
      Path shown = folder.resolve(entry);
      if (!Files.isSymbolicLink(shown)) {
        Files.createSymbolicLink(shown, Path.of("..data", entry));
      }
    }
    delete(before);
  }

  private static void delete(Path generation) throws IOException {
    if (Files.exists(generation)) {
      try (var files = Files.list(generation)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(generation);
    }
  }
}
