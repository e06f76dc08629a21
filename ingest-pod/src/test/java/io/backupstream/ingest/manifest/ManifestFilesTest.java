package io.backupstream.ingest.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.region.Egress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFilesTest {
  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("event.yaml");
  }

  @Test
  void aStreamMayBeSpreadOverFiles() throws IOException {
    Path keys = folder.resolve("secrets.yaml");
    Files.writeString(file, Manifests.stream("keys: {secretRef: {name: event-keys}}"));
    Files.writeString(keys, Manifests.KEYS);

    assertThat(accepted(file, keys).streams())
        .singleElement()
        .satisfies(stream -> assertThat(stream.keys().file()).isEqualTo(keys.toString()));
  }

  @Test
  void aFileThatIsMissingIsNamed() {
    assertThat(refused(file)).containsExactly(file + ": expected a file, found none");
  }

  @Test
  void aFolderIsNoFile() {
    assertThat(refused(folder)).containsExactly(folder + ": expected a file, found a folder");
  }

  @Test
  void aBrokenSecretIsToldWithoutSayingThatItIsMissingToo() throws IOException {
    Files.writeString(file, Manifests.stream("").replace("a-key", "1"));

    assertThat(refused(file))
        .containsExactly(
            file
                + ":13: Secret default/event-local: stringData.key: expected text (put it in quotes),"
                + " found a number");
  }

  @Test
  void problemsComeInTheOrderOfFilesAndLines() throws IOException {
    Path second = folder.resolve("a.yaml");
    Files.writeString(file, Manifests.stream("region: auto\n  failover: {buffer: 1h}"));
    Files.writeString(second, "kind: A\n---\nkind: B\n");

    assertThat(refused(file, second))
        .extracting(line -> line.substring(0, line.indexOf(": ")))
        .containsExactly(file + ":6", file + ":7", second + ":1", second + ":3");
  }

  @Test
  void withoutARegionADestinationMayBeAnywhere() throws IOException {
    Files.writeString(file, Manifests.stream(""));

    assertThat(accepted(file).streams().getFirst().egress()).isEqualTo(Egress.UNRESTRICTED);
  }

  @Test
  void aStreamTakesTheEgressOfItsRegion() throws IOException {
    Files.writeString(
        file,
        Manifests.stream("one", "region: us")
            + Manifests.stream("two", "")
            + Manifests.region("us", "egress: {deny: [10.0.0.0/8]}")
            + Manifests.region("eu", "default: true"));

    assertThat(accepted(file).streams())
        .extracting(StreamConfig::egress)
        .containsExactly(new Egress(List.of("10.0.0.0/8"), List.of()), Egress.DEFAULTS);
  }

  @Test
  void readingTheSameTwiceYieldsEqualStreamsAtANewRevision() throws IOException {
    Files.writeString(file, Manifests.stream(""));
    ManifestWatch watch = new ManifestWatch(new ManifestFiles(List.of(file)));

    StreamSet first = ((Reading.Accepted) watch.read()).streams();
    StreamSet second = ((Reading.Accepted) watch.read()).streams();

    assertThat(second.streams()).isEqualTo(first.streams());
    assertThat(List.of(first.revision(), second.revision())).containsExactly("1", "2");
  }

  @Test
  void whatIsHeldNeverShowsAKey() throws IOException {
    Files.writeString(
        file, Manifests.stream("keys: {secretRef: {name: event-keys}}") + Manifests.KEYS);

    assertThat(accepted(file).toString()).contains("hidden").doesNotContain("0123", "a-key");
  }

  private static StreamSet accepted(Path... files) {
    Reading reading = read(files);
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).streams();
  }

  private static List<String> refused(Path... files) {
    return ((Reading.Refused) read(files)).problems().stream().map(Object::toString).toList();
  }

  private static Reading read(Path... files) {
    return new ManifestWatch(new ManifestFiles(List.of(files))).read();
  }
}
