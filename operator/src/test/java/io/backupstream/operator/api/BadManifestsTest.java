package io.backupstream.operator.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backupstream.operator.testkit.ApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs every file of {@code bad/} through a real API server, and through the review. */
class BadManifestsTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "bad");
  private static final ApiServer API = ApiServer.shared();
  private static final YAMLMapper YAML = new YAMLMapper();

  /** What differs between versions of the API server: the value's type, or the value. */
  private static final Pattern VALUE = Pattern.compile("Invalid value: (\"[^\"]*\"|\\d+): ");

  private static final Map<String, String> COLLECTIONS =
      Map.of(
          "BackupStream", "/apis/backupstream.io/v1alpha1/namespaces/default/backupstreams",
          "IngestRegion", "/apis/backupstream.io/v1alpha1/ingestregions",
          "Secret", "/api/v1/namespaces/default/secrets");

  static List<BadManifest> refusedByApiServer() throws IOException {
    return manifests().filter(BadManifest::isRefusedByApiServer).toList();
  }

  static List<BadManifest> refusedByReview() throws IOException {
    return manifests().filter(manifest -> !manifest.isRefusedByApiServer()).toList();
  }

  @Test
  void noFileOfTheFolderIsUnused() throws IOException {
    assertThat(files()).allMatch(file -> file.toString().endsWith(".yaml")).hasSizeGreaterThan(40);
    assertThat(refusedByApiServer().size() + refusedByReview().size()).isEqualTo(files().size());
  }

  @ParameterizedTest
  @MethodSource("refusedByApiServer")
  void theApiServerRefusesItWithThisSentence(BadManifest bad) {
    assertThatThrownBy(applying(bad))
        .extracting(refusal -> VALUE.matcher(refusal.getMessage()).replaceAll(""))
        .asString()
        .contains(bad.sentence());
  }

  @ParameterizedTest
  @MethodSource("refusedByReview")
  void theApiServerTakesItAndTheReviewRefusesItWithThisSentence(BadManifest bad) throws Throwable {
    applying(bad).call();

    assertThat(bad.problems()).contains(bad.sentence());
  }

  /** One manifest, one answer: whatever a cluster refuses, {@code run} refuses too. */
  @ParameterizedTest
  @MethodSource("refusedByApiServer")
  void aLocalRunRefusesItToo(BadManifest bad) {
    assertThat(bad.problems()).isNotEmpty();
  }

  private static ThrowingCallable applying(BadManifest bad) {
    return () -> {
      try (MappingIterator<JsonNode> documents =
          YAML.readerFor(JsonNode.class).readValues(bad.yaml())) {
        while (documents.hasNext()) {
          JsonNode document = documents.next();
          String collection = COLLECTIONS.get(document.path("kind").asText());
          API.client().raw(collection + "?dryRun=All&fieldValidation=Strict", "POST", document);
        }
      }
    };
  }

  private static Stream<BadManifest> manifests() throws IOException {
    List<BadManifest> manifests = new ArrayList<>();
    for (Path file : files()) {
      manifests.add(BadManifest.read(file));
    }
    return manifests.stream();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }
}
