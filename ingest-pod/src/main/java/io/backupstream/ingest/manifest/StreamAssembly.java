package io.backupstream.ingest.manifest;

import io.backupstream.api.manifest.RegionManifest;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.region.Egress;
import io.backupstream.api.review.Problem;
import io.backupstream.api.review.SecretLookup;
import io.backupstream.api.review.SecretsReview;
import io.backupstream.api.review.SpecReview;
import io.backupstream.api.spec.BackupStreamSpec;
import io.backupstream.api.spec.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins streams with the Secrets and the region that they name. */
final class StreamAssembly {
  private final ManifestIndex index;
  private final Egress egressWithoutRegion;
  private final List<String> files;
  private final List<StreamConfig> streams = new ArrayList<>();
  private final List<Filed<StreamManifest>> keyless = new ArrayList<>();
  private final List<ManifestProblem> problems;
  private final Map<String, StreamId> ownerByKey = new HashMap<>();

  /**
   * Joins what contents hold.
   *
   * @param egressWithoutRegion what destinations may resolve to where no region is given
   */
  StreamAssembly(Contents contents, Egress egressWithoutRegion) {
    this.index = new ManifestIndex(contents);
    this.egressWithoutRegion = egressWithoutRegion;
    this.files = List.copyOf(contents.texts().keySet());
    this.problems = new ArrayList<>(index.problems());
    boolean complete = problems.isEmpty();
    for (Filed<StreamManifest> stream : index.streams()) {
      if (isAllowed(stream) && complete) {
        join(stream);
      }
    }
    if (index.streams().isEmpty() && complete) {
      String where = String.join(", ", files);
      problems.add(new ManifestProblem(where, 0, "expected a BackupStream, found none"));
    }
  }

  /** The streams that are allowed and have keys, in order. */
  List<StreamConfig> streams() {
    return streams;
  }

  /** Allowed streams that name no keys and for which there are none yet. */
  List<Filed<StreamManifest>> keyless() {
    return keyless;
  }

  /** All that keeps the contents from being taken up, in the order of files and lines. */
  List<ManifestProblem> problems() {
    return problems.stream()
        .sorted(
            Comparator.<ManifestProblem>comparingInt(problem -> files.indexOf(problem.file()))
                .thenComparingInt(ManifestProblem::line))
        .toList();
  }

  private boolean isAllowed(Filed<StreamManifest> stream) {
    String name = stream.manifest().metadata().name();
    List<Problem> found = SpecReview.review(name, stream.manifest().spec());
    found.forEach(problem -> problems.add(stream.problem(problem)));
    return found.isEmpty();
  }

  private void join(Filed<StreamManifest> stream) {
    StreamId id = StreamId.of(stream.manifest());
    BackupStreamSpec spec = stream.manifest().spec();
    SecretLookup secrets = name -> entries(id.namespace(), name);
    List<Problem> found = SecretsReview.review(id.name(), spec, secrets);
    found.forEach(problem -> problems.add(placed(stream, problem)));
    Optional<Egress> egress = egress(stream);
    if (!found.isEmpty() || egress.isEmpty()) {
      return;
    }
    Optional<Filed<SecretManifest>> keys = index.secret(id.namespace(), keysSecretName(id, spec));
    if (keys.isEmpty()) {
      keyless.add(stream);
      return;
    }
    StreamConfig config = StreamJoin.join(id, spec, keys.get(), secrets, egress.get());
    claimKeys(stream, config);
    streams.add(config);
  }

  /** A problem in a Secret is told where the Secret's entry stands, or would. */
  private ManifestProblem placed(Filed<StreamManifest> stream, Problem problem) {
    if (problem.secret() == null) {
      return stream.problem(problem);
    }
    String namespace = StreamId.of(stream.manifest()).namespace();
    Filed<SecretManifest> secret = index.secret(namespace, problem.secret()).orElseThrow();
    String plainPath = problem.path().replaceFirst("^data", "stringData");
    boolean plain = secret.located().has(plainPath) || secret.manifest().data().isEmpty();
    return secret.problem(plain ? plainPath : problem.path(), problem.text());
  }

  private Optional<Egress> egress(Filed<StreamManifest> stream) {
    if (index.regions().isEmpty()) {
      return Optional.of(egressWithoutRegion);
    }
    String wanted = stream.manifest().spec().region();
    for (Filed<RegionManifest> filed : index.regions()) {
      RegionManifest region = filed.manifest();
      boolean matches =
          wanted == null ? region.spec().isDefault() : wanted.equals(region.metadata().name());
      if (matches) {
        return Optional.of(region.spec().egress());
      }
    }
    String expected = wanted == null ? "that is the default" : "named " + wanted;
    problems.add(
        stream.problem("spec.region", "expected an IngestRegion " + expected + ", found none"));
    return Optional.empty();
  }

  private void claimKeys(Filed<StreamManifest> stream, StreamConfig config) {
    for (StreamKey key : List.of(config.keys().primary(), config.keys().backup())) {
      StreamId owner = ownerByKey.putIfAbsent(key.value(), config.id());
      if (owner != null) {
        problems.add(
            stream.problem(
                "spec.keys",
                "expected stream keys that no other stream has, found one of " + owner));
      }
    }
  }

  private Optional<Map<String, String>> entries(String namespace, String secret) {
    return index.secret(namespace, secret).map(filed -> filed.manifest().entries());
  }

  private static String keysSecretName(StreamId id, BackupStreamSpec spec) {
    Keys keys = spec.keys();
    return keys == null ? Keys.generatedSecretName(id.name()) : keys.secretRef().name();
  }
}
