package io.backupstream.ingest.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedKeysTest {
  @TempDir private Path folder;
  private Path file = Path.of("");
  private Path keyFile = Path.of("");

  @BeforeEach
  void writeAStreamWithoutKeys() throws IOException {
    file = Files.writeString(folder.resolve("event.yaml"), Manifests.stream(""));
    keyFile = folder.resolve("event.keys.yaml");
  }

  @Test
  void aStreamWithoutKeysGetsTwoThatDiffer() {
    EncoderKeys keys = keys(0);

    assertThat(keys.primary().value()).matches(Keys.PATTERN).isNotEqualTo(keys.backup().value());
    assertThat(keys.backup().value()).matches(Keys.PATTERN);
    assertThat(keys.secretName()).isEqualTo("event-keys");
    assertThat(keys.file()).isEqualTo(keyFile.toString());
  }

  @Test
  void generatedKeysAreForTheirOwnerOnly() throws IOException {
    keys(0);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
        .isEqualTo("rw-------");
  }

  @Test
  void generatedKeysAreUsedAgain() {
    assertThat(keys(0)).isEqualTo(keys(0));
  }

  @Test
  void aStreamThatComesLaterGetsKeysAndTheEarlierOneKeepsIts() throws IOException {
    EncoderKeys earlier = keys(0);
    Files.writeString(file, Manifests.stream("") + Manifests.stream("later", ""));

    assertThat(keys(1).secretName()).isEqualTo("later-keys");
    assertThat(keys(0)).isEqualTo(earlier);
  }

  @Test
  void aSecretOfThatNameAmongTheFilesIsTakenInstead() throws IOException {
    Files.writeString(file, Manifests.KEYS, StandardOpenOption.APPEND);

    assertThat(keys(0).primary().value()).isEqualTo("event-primary-0123");
    assertThat(keyFile).doesNotExist();
  }

  @Test
  void nothingIsWrittenForManifestsThatAreRefused() throws IOException {
    Files.writeString(file, "kind: A\n", StandardOpenOption.APPEND);

    assertThat(read()).isInstanceOf(Reading.Refused.class);
    assertThat(keyFile).doesNotExist();
  }

  @Test
  void aKeyFileThatCannotBeReadIsToldAndLeftAlone() throws IOException {
    Files.writeString(keyFile, "kind: A\n");

    assertThat(((Reading.Refused) read()).problems())
        .extracting(ManifestProblem::toString)
        .containsExactly(
            keyFile + ":1: kind: expected BackupStream, Secret or IngestRegion, found 'A'");
    assertThat(keyFile).hasContent("kind: A");
  }

  @Test
  void aKeyFileThatIsNamedAsWellIsReadOnce() throws IOException {
    EncoderKeys keys = keys(0);

    Reading reading = new ManifestWatch(new ManifestFiles(List.of(file, keyFile))).read();

    assertThat(((Reading.Accepted) reading).streams().streams().getFirst().keys()).isEqualTo(keys);
  }

  private EncoderKeys keys(int stream) {
    return ((Reading.Accepted) read()).streams().streams().get(stream).keys();
  }

  private Reading read() {
    return new ManifestWatch(new ManifestFiles(List.of(file))).read();
  }
}
