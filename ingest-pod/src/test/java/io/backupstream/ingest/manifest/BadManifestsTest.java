package io.backupstream.ingest.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in the folder {@code bad} begins with the lines that refuse it: {@code # expect:LINE:
 * TEXT}, or {@code # expect: TEXT} for the file as a whole. FILE stands for the file's own name.
 * Whatever must never be shown is called {@code hidden} in them.
 */
class BadManifestsTest {
  private static final Path FOLDER = Path.of("src/test/resources/bad");
  private static final String MARK = "# expect:";

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void aBadManifestIsRefusedInExactlyTheseLines(Path file) throws IOException {
    assertThat(refusal(file)).containsExactlyElementsOf(expected(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void aRefusalShowsNoKey(Path file) {
    assertThat(refusal(file)).noneMatch(line -> line.contains("hidden"));
  }

  @Test
  void everyFileSaysWhatIsExpectedOfIt() throws IOException {
    assertThat(files())
        .hasSizeGreaterThanOrEqualTo(30)
        .allSatisfy(
            file -> {
              assertThat(file.getFileName().toString()).endsWith(".yaml");
              assertThat(expected(file)).isNotEmpty();
            });
  }

  private static List<String> refusal(Path file) {
    Reading reading = new ManifestWatch(new ManifestFiles(List.of(file))).read();
    assertThat(reading).isInstanceOf(Reading.Refused.class);
    return ((Reading.Refused) reading).problems().stream().map(ManifestProblem::toString).toList();
  }

  private static List<String> expected(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .takeWhile(line -> line.startsWith(MARK))
        .map(line -> file + ":" + line.substring(MARK.length()).replace("FILE", file.toString()))
        .toList();
  }
}
