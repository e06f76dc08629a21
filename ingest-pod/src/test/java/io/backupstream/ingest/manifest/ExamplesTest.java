package io.backupstream.ingest.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @TempDir private Path folder;

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> !name.endsWith(".keys.yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleCanBeRun(String example) throws IOException {
    assertThat(read(example)).isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void theQuickstartSendsToThisMachineUnderItsOwnKeys() throws IOException {
    StreamConfig stream = streams("quickstart.yaml").getFirst();

    assertThat(stream.id()).hasToString("default/quickstart");
    assertThat(stream.keys().primary().value()).isEqualTo("quickstart-primary-key");
    assertThat(stream.keys().backup().value()).isEqualTo("quickstart-backup-key");
    assertThat(stream.keys().secretName()).isEqualTo("quickstart-keys");
    assertThat(stream.destinations())
        .singleElement()
        .satisfies(
            destination -> {
              assertThat(destination.url().tcUrl()).isEqualTo("rtmp://127.0.0.1:1936/live");
              assertThat(destination.key().value()).isEqualTo("quickstart");
            });
  }

  @Test
  void theScheduledEventsKeyIsDecoded() throws IOException {
    assertThat(streams("scheduled-event.yaml").getFirst().destinations().getFirst().key().value())
        .isEqualTo("keynote-2027");
  }

  @Test
  void theTwoStreamsComeInTheirOrder() throws IOException {
    assertThat(streams("two-streams.yaml"))
        .extracting(stream -> stream.id().name())
        .containsExactly("main-stage", "side-stage");
  }

  private List<StreamConfig> streams(String example) throws IOException {
    return ((Reading.Accepted) read(example)).streams().streams();
  }

  private Reading read(String example) throws IOException {
    Path copy = Files.copy(EXAMPLES.resolve(example), folder.resolve(example));
    return new ManifestWatch(new ManifestFiles(List.of(copy))).read();
  }
}
