package io.backupstream.ingest.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.Egress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderTest {
  private static final String STREAM = Manifests.stream("") + Manifests.KEYS;

  @TempDir private Path folder;
  private SecretMount mount = new SecretMount(Path.of(""));

  @BeforeEach
  void mountTheFolder() {
    mount = new SecretMount(folder);
  }

  @Test
  void theRevisionIsTheOneThatWasWrittenWithTheManifests() throws IOException {
    mount.write(Map.of("stream.yaml", STREAM, "revision", "7f3a\n"));

    StreamSet streams = ((Reading.Accepted) read()).streams();

    assertThat(streams.revision()).isEqualTo("7f3a");
    assertThat(streams.streams()).extracting(s -> s.id().name()).containsExactly("event");
  }

  @Test
  void anotherEntryIsLeftAlone() throws IOException {
    mount.write(Map.of("stream.yaml", STREAM, "revision", "1", "notes.txt", "kind: A"));

    assertThat(read()).isInstanceOf(Reading.Accepted.class);
  }

  @Test
  void aRefusalNamesItsRevisionAndTheEntryAsMounted() throws IOException {
    mount.write(Map.of("stream.yaml", "kind: A", "revision", "2"));

    Reading.Refused refused = (Reading.Refused) read();

    assertThat(refused.revision()).isEqualTo("2");
    assertThat(refused.problems())
        .extracting(ManifestProblem::file)
        .containsExactly(folder.resolve("stream.yaml").toString());
  }

  @Test
  void aPlainFolderServesAsWell() throws IOException {
    Files.writeString(folder.resolve("stream.yaml"), STREAM);
    Files.writeString(folder.resolve("revision"), "3");

    assertThat(((Reading.Accepted) read()).streams().revision()).isEqualTo("3");
  }

  @Test
  void withoutARegionADestinationIsHeldToTheDefaultRules() throws IOException {
    mount.write(Map.of("stream.yaml", STREAM, "revision", "1"));

    assertThat(((Reading.Accepted) read()).streams().streams().getFirst().egress())
        .isEqualTo(Egress.DEFAULTS);
  }

  @Test
  void keysAreNotGeneratedHere() throws IOException {
    mount.write(Map.of("stream.yaml", Manifests.stream(""), "revision", "1"));

    assertThat(lines())
        .containsExactly(
            folder.resolve("stream.yaml")
                + ":5: BackupStream default/event: spec.keys: expected a Secret of stream keys,"
                + " found none");
  }

  @Test
  void aRevisionMustBeThere() throws IOException {
    mount.write(Map.of("stream.yaml", STREAM));

    assertThat(lines())
        .containsExactly(folder.resolve("revision") + ": expected a revision, found none");
  }

  @Test
  void aFolderThatIsMissingIsNamed() {
    Path missing = folder.resolve("none");
    Reading reading = new ManifestWatch(new ManifestFolder(missing)).read();

    assertThat(((Reading.Refused) reading).problems())
        .containsExactly(
            new ManifestProblem(
                missing.toString(), 0, "expected a folder of manifests, found none"));
  }

  private List<String> lines() {
    return ((Reading.Refused) read()).problems().stream().map(Object::toString).toList();
  }

  private Reading read() {
    return new ManifestWatch(new ManifestFolder(folder)).read();
  }
}
