package io.backupstream.operator.api;

import io.backupstream.api.manifest.Defect;
import io.backupstream.api.manifest.Located;
import io.backupstream.api.manifest.Manifest;
import io.backupstream.api.manifest.ManifestText;
import io.backupstream.api.manifest.RegionManifest;
import io.backupstream.api.manifest.SecretManifest;
import io.backupstream.api.manifest.StreamManifest;
import io.backupstream.api.review.Problem;
import io.backupstream.api.review.RegionReview;
import io.backupstream.api.review.SecretsReview;
import io.backupstream.api.review.SpecReview;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of the folder {@code bad/}.
 *
 * @param name the file's name, which says what is bad
 * @param refuser {@code API server} or {@code review}
 * @param sentence what refuses it
 * @param yaml the whole text
 */
record BadManifest(String name, String refuser, String sentence, String yaml) {
  private static final Pattern FIRST_LINE =
      Pattern.compile("# refused by the (API server|review): (.+)");

  static BadManifest read(Path file) throws IOException {
    String yaml = Files.readString(file);
    Matcher line = FIRST_LINE.matcher(yaml.lines().findFirst().orElse(""));
    if (!line.matches()) {
      throw new IllegalArgumentException(
          file + ":1: expected '# refused by the API server: ' or '# refused by the review: '");
    }
    return new BadManifest(String.valueOf(file.getFileName()), line.group(1), line.group(2), yaml);
  }

  boolean isRefusedByApiServer() {
    return refuser.equals("API server");
  }

  /** All that a relay which reads the file itself finds wrong with it. */
  List<String> problems() {
    ManifestText text = ManifestText.read(yaml);
    List<String> problems = new ArrayList<>(text.defects().stream().map(Defect::text).toList());
    Map<String, Map<String, String>> secrets = new HashMap<>();
    List<Manifest> manifests = text.manifests().stream().map(Located::manifest).toList();
    for (Manifest manifest : manifests) {
      if (manifest instanceof SecretManifest secret) {
        secrets.put(secret.metadata().name(), secret.entries());
      }
    }
    for (Manifest manifest : manifests) {
      review(manifest, secrets).stream().map(Problem::toString).forEach(problems::add);
    }
    return problems;
  }

  private static List<Problem> review(Manifest manifest, Map<String, Map<String, String>> secrets) {
    return switch (manifest) {
      case SecretManifest _ -> List.of();
      case RegionManifest region -> RegionReview.review(region.metadata().name(), region.spec());
      case StreamManifest stream -> {
        String name = stream.metadata().name();
        List<Problem> problems = SpecReview.review(name, stream.spec());
        yield problems.isEmpty()
            ? SecretsReview.review(
                name, stream.spec(), secret -> Optional.ofNullable(secrets.get(secret)))
            : problems;
      }
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
