package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.region.Egress;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder that a Secret is mounted at: its entries {@code *.yaml} are manifests, its entry {@code
 * revision} is what a report names them by.
 *
 * <p>A kubelet changes all entries at once by turning the link {@code ..data} to a new folder: one
 * reading stays within the folder that it finds there, so that it never mixes two revisions.
 * Without an IngestRegion, destinations are held to the default egress rules. One thread at a time.
 */
public final class ManifestFolder implements ManifestSource {
  static final String REVISION_ENTRY = "revision";
  private static final String CURRENT_LINK = "..data";

  private final Path folder;

  /** Names the folder. */
  public ManifestFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Contents contents() {
    Map<String, String> texts = new LinkedHashMap<>();
    List<ManifestProblem> unreadable = new ArrayList<>();
    try {
      Path link = folder.resolve(CURRENT_LINK);
      Path current = Files.exists(link) ? link.toRealPath() : folder;
      for (String entry : entries(current)) {
        TextFile.read(current.resolve(entry), shown(entry), texts, unreadable);
      }
    } catch (IOException missing) {
      unreadable.add(
          new ManifestProblem(folder.toString(), 0, "expected a folder of manifests, found none"));
    }
    return new Contents(texts, unreadable);
  }

  @Override
  public Taken take(Contents contents) {
    Map<String, String> manifests = new LinkedHashMap<>(contents.texts());
    String revision = manifests.remove(shown(REVISION_ENTRY));
    Contents withoutRevision = new Contents(manifests, contents.unreadable());
    StreamAssembly assembly = new StreamAssembly(withoutRevision, Egress.DEFAULTS);
    List<ManifestProblem> problems = new ArrayList<>(assembly.problems());
    for (Filed<StreamManifest> keyless : assembly.keyless()) {
      problems.add(keyless.problem("spec.keys", "expected a Secret of stream keys, found none"));
    }
    String known = revision == null ? "" : revision.strip();
    if (known.isEmpty() && contents.unreadable().isEmpty()) {
      problems.add(
          new ManifestProblem(shown(REVISION_ENTRY), 0, "expected a revision, found none"));
    }
    return new Taken(contents, Reading.of(known, assembly.streams(), problems));
  }

  @Override
  public Set<Path> folders() {
    return Set.of(folder);
  }

  private static Set<String> entries(Path current) throws IOException {
    Set<String> entries = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(current)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        boolean manifest = name.endsWith(".yaml") && !name.startsWith(".");
        if (manifest || name.equals(REVISION_ENTRY)) {
          entries.add(name);
        }
      }
    } catch (DirectoryIteratorException gone) { // a kubelet removes the folder that it replaces
      throw gone.getCause();
    }
    return entries;
  }

  private String shown(String entry) {
    return folder.resolve(entry).toString();
  }
}
