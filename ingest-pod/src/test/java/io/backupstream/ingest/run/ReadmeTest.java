package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.manifest.ManifestFiles;
import io.backupstream.ingest.manifest.ManifestWatch;
import io.backupstream.ingest.manifest.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keeps the README true. */
class ReadmeTest {
  private static final Path HOME = Path.of("..");
  private static final Path README = HOME.resolve("README.md");

  @TempDir private Path folder;

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    assertThat(all("\\]\\((?!https?:|#)([^)#]+)"))
        .isNotEmpty()
        .allMatch(link -> Files.exists(HOME.resolve(link)));
  }

  @Test
  void everyExampleItNamesCanBeRun() throws IOException {
    List<String> examples = all("\\b(examples/[\\w-]+\\.yaml)");

    assertThat(examples).contains("examples/quickstart.yaml");
    for (String example : examples) {
      assertThat(read(Files.readString(HOME.resolve(example))))
          .as(example)
          .isInstanceOf(Reading.Accepted.class);
    }
  }

  @Test
  void everyManifestInItCanBeRun() throws IOException {
    List<String> manifests = all("(?ms)^```yaml\\n(.*?)^```");

    assertThat(manifests).isNotEmpty();
    for (String manifest : manifests) {
      assertThat(read(manifest)).isInstanceOf(Reading.Accepted.class);
    }
  }

  @Test
  void everyCommandInItIsOne() throws IOException {
    assertThat(all("\\./backupstream (\\w+)"))
        .contains("run")
        .allMatch(command -> Commands.USAGE.contains("backupstream " + command));
  }

  @Test
  void everyOptionOfACommandInItIsOne() throws IOException {
    assertThat(all("(?m)(?:^(?:helm|kubectl) .*$)|[`\\[ ](--[a-z]+(?:-[a-z]+)?)"))
        .isNotEmpty()
        .allMatch(option -> Commands.USAGE.contains(option + " "));
  }

  @Test
  void everyProfileInItIsOne() throws IOException {
    String build = Files.readString(HOME.resolve("pom.xml"));

    assertThat(all("\\./mvnw -P(\\w+)"))
        .isNotEmpty()
        .allMatch(profile -> build.contains("<id>" + profile + "</id>"));
  }

  @Test
  void everyRoomInItIsAPackage() throws IOException {
    Path rooms = Path.of("src/main/java/io/backupstream/ingest");

    assertThat(all("(?m)^\\| `([a-z]+)` \\|"))
        .isNotEmpty()
        .allMatch(room -> Files.exists(rooms.resolve(room).resolve("package-info.java")));
  }

  private static List<String> all(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(README))
        .results()
        .map(match -> match.group(1))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private Reading read(String manifest) throws IOException {
    Path file = Files.writeString(folder.resolve("manifest.yaml"), manifest);
    try (ManifestWatch watch = new ManifestWatch(new ManifestFiles(List.of(file)))) {
      return watch.read();
    }
  }
}
