package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.Defect;
import io.backupstream.api.manifest.Located;
import io.backupstream.api.manifest.Manifest;
import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.RegionManifest;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.review.Problem;
import io.backupstream.api.review.RegionReview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All manifests of a source by what they are, each object once. */
final class ManifestIndex {
  private final Map<String, Filed<?>> bySubject = new LinkedHashMap<>();
  private final List<Filed<StreamManifest>> streams = new ArrayList<>();
  private final List<Filed<RegionManifest>> regions = new ArrayList<>();
  private final Map<String, Filed<SecretManifest>> secrets = new LinkedHashMap<>();
  private final List<ManifestProblem> problems = new ArrayList<>();

  ManifestIndex(Contents contents) {
    problems.addAll(contents.unreadable());
    contents.texts().forEach(this::addFile);
  }

  List<Filed<StreamManifest>> streams() {
    return streams;
  }

  List<Filed<RegionManifest>> regions() {
    return regions;
  }

  Optional<Filed<SecretManifest>> secret(String namespace, String name) {
    return Optional.ofNullable(secrets.get(namespace + "/" + name));
  }

  /** What keeps files from being read, and what is wrong with regions; in the files' order. */
  List<ManifestProblem> problems() {
    return problems;
  }

  private void addFile(String file, String text) {
    ManifestText read = ManifestText.read(text);
    for (Defect defect : read.defects()) {
      problems.add(new ManifestProblem(file, defect.line(), defect.text()));
    }
    for (Located located : read.manifests()) {
      add(file, located);
    }
  }

  private void add(String file, Located located) {
    switch (located.manifest()) {
      case StreamManifest stream -> addOnce(new Filed<>(file, stream, located), streams);
      case RegionManifest region -> {
        Filed<RegionManifest> filed = new Filed<>(file, region, located);
        addOnce(filed, regions);
        for (Problem problem : RegionReview.review(region.metadata().name(), region.spec())) {
          problems.add(filed.problem(problem));
        }
      }
      case SecretManifest secret -> {
        String namespace = secret.metadata().namespaceOrDefault();
        Filed<SecretManifest> filed = new Filed<>(file, secret, located);
        addOnce(filed, new ArrayList<>());
        secrets.putIfAbsent(namespace + "/" + secret.metadata().name(), filed);
      }
    }
  }

  private <M extends Manifest> void addOnce(Filed<M> filed, List<Filed<M>> kind) {
    Filed<?> earlier = bySubject.putIfAbsent(filed.manifest().subject(), filed);
    if (earlier == null) {
      kind.add(filed);
    } else {
      problems.add(
          filed.problem("metadata.name", "expected once, found again after " + earlier.place()));
    }
  }
}
