package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.region.Egress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a command line names.
 *
 * <p>A stream that names no keys takes those of a Secret {@code <name>-keys} among the files; if
 * there is none, keys are generated into a file beside the manifest ({@code event.keys.yaml} beside
 * {@code event.yaml}), which is read from then on. Without an IngestRegion among the files,
 * destinations may be anywhere. One thread at a time.
 */
public final class ManifestFiles implements ManifestSource {
  private final Set<Path> files;
  private int revision;

  /** Names the files, in order. */
  public ManifestFiles(List<Path> files) {
    this.files = new LinkedHashSet<>(files);
  }

  @Override
  public Contents contents() {
    Map<String, String> texts = new LinkedHashMap<>();
    List<ManifestProblem> unreadable = new ArrayList<>();
    for (Path file : files) {
      TextFile.read(file, file.toString(), texts, unreadable);
      Path keys = KeyFile.beside(file);
      if (!files.contains(keys) && Files.exists(keys)) {
        TextFile.read(keys, keys.toString(), texts, unreadable);
      }
    }
    return new Contents(texts, unreadable);
  }

  @Override
  public Taken take(Contents contents) {
    revision++;
    StreamAssembly assembly = new StreamAssembly(contents, Egress.UNRESTRICTED);
    if (!assembly.problems().isEmpty() || assembly.keyless().isEmpty()) {
      return new Taken(contents, reading(assembly));
    }
    List<ManifestProblem> unwritten = generateKeys(assembly.keyless());
    if (!unwritten.isEmpty()) {
      return new Taken(contents, new Reading.Refused(Integer.toString(revision), unwritten));
    }
    Contents withKeys = contents();
    return new Taken(withKeys, reading(new StreamAssembly(withKeys, Egress.UNRESTRICTED)));
  }

  /** What taking the files up would come to now; no keys are generated. */
  public Checked check() {
    StreamAssembly assembly = new StreamAssembly(contents(), Egress.UNRESTRICTED);
    return new Checked(
        assembly.streams().stream().map(StreamConfig::id).toList(),
        assembly.keyless().stream().map(stream -> StreamId.of(stream.manifest())).toList(),
        assembly.problems());
  }

  /**
   * What a look at the files found.
   *
   * @param streams those that are allowed and have keys
   * @param keyless those that are allowed and would get generated keys
   * @param problems why the files would not be taken up; empty if they would
   */
  public record Checked(
      List<StreamId> streams, List<StreamId> keyless, List<ManifestProblem> problems) {
    public Checked {
      streams = List.copyOf(streams);
      keyless = List.copyOf(keyless);
      problems = List.copyOf(problems);
    }
  }

  @Override
  public Set<Path> folders() {
    Set<Path> folders = new LinkedHashSet<>();
    for (Path file : files) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        folders.add(folder);
      }
    }
    return folders;
  }

  private Reading reading(StreamAssembly assembly) {
    List<ManifestProblem> problems = new ArrayList<>(assembly.problems());
    for (Filed<StreamManifest> keyless : assembly.keyless()) {
      problems.add(keyless.problem("spec.keys", "expected generated keys, found none"));
    }
    return Reading.of(Integer.toString(revision), assembly.streams(), problems);
  }

  private static List<ManifestProblem> generateKeys(List<Filed<StreamManifest>> keyless) {
    Map<String, List<StreamId>> byFile = new LinkedHashMap<>();
    for (Filed<StreamManifest> stream : keyless) {
      byFile
          .computeIfAbsent(stream.file(), file -> new ArrayList<>())
          .add(StreamId.of(stream.manifest()));
    }
    List<ManifestProblem> unwritten = new ArrayList<>();
    byFile.forEach(
        (file, streams) -> {
          Path keys = KeyFile.beside(Path.of(file));
          try {
            KeyFile.add(keys, streams);
          } catch (IOException refused) {
            unwritten.add(
                new ManifestProblem(
                    keys.toString(),
                    0,
                    "expected a folder that generated stream keys can be written to"));
          }
        });
    return unwritten;
  }
}
