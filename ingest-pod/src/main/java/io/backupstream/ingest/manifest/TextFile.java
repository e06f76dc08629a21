package io.backupstream.ingest.manifest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads one file into the contents of a source. */
final class TextFile {
  private static final long MAX_BYTES = 4 << 20;

  private TextFile() {}

  /**
   * Adds a file's text, or the problem with it.
   *
   * @param name what a person knows the file as
   */
  static void read(
      Path file, String name, Map<String, String> texts, List<ManifestProblem> unreadable) {
    try {
      if (Files.isDirectory(file)) {
        unreadable.add(new ManifestProblem(name, 0, "expected a file, found a folder"));
      } else if (Files.size(file) > MAX_BYTES) {
        unreadable.add(new ManifestProblem(name, 0, "expected at most 4 MiB, found more"));
      } else {
        texts.put(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
      }
    } catch (NoSuchFileException missing) {
      unreadable.add(new ManifestProblem(name, 0, "expected a file, found none"));
    } catch (IOException refused) {
      unreadable.add(new ManifestProblem(name, 0, "expected a file that can be read"));
    }
  }
}
