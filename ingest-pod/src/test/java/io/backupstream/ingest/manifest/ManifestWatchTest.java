package io.backupstream.ingest.manifest;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestWatchTest {
  private static final String GOOD = Manifests.stream("region: one") + Manifests.KEYS;
  private static final String OTHER = Manifests.stream("region: two") + Manifests.KEYS;

  @TempDir private Path folder;
  private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
  private Path file = Path.of("");
  private @Nullable ManifestWatch watch;

  @BeforeEach
  void writeTheFile() throws IOException {
    file = Files.writeString(folder.resolve("event.yaml"), GOOD);
  }

  @AfterEach
  void close() {
    if (watch != null) {
      watch.close();
    }
  }

  @Test
  void aFileThatIsWrittenInPlaceIsReadAnew() throws Exception {
    start(new ManifestFiles(List.of(file)), readings::add);

    Files.writeString(file, OTHER);

    assertThat(nextRegion()).isEqualTo("two");
  }

  @Test
  void aFileThatAnEditorRenamesOverIsReadAnew() throws Exception {
    start(new ManifestFiles(List.of(file)), readings::add);

    for (String text : List.of(OTHER, GOOD)) {
      Path draft = Files.writeString(folder.resolve("draft"), text);
      Files.move(draft, file, ATOMIC_MOVE);
      assertThat(nextRegion()).isEqualTo(text.equals(OTHER) ? "two" : "one");
    }
  }

  @Test
  void aFileBehindALinkToAnotherFolderIsReadAnew(@TempDir Path elsewhere) throws Exception {
    Path target = Files.writeString(elsewhere.resolve("target.yaml"), GOOD);
    Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), target);
    start(new ManifestFiles(List.of(link)), readings::add);

    Files.writeString(target, OTHER);

    assertThat(nextRegion()).isEqualTo("two");
  }

  @Test
  void aMountedSecretIsReadAnewAsAWhole() throws Exception {
    Files.delete(file);
    SecretMount mount = new SecretMount(folder);
    mount.write(Map.of("stream.yaml", GOOD, "revision", "1"));
    start(new ManifestFolder(folder), readings::add);

    for (int revision = 2; revision < 5; revision++) {
      String text = revision % 2 == 0 ? OTHER : GOOD;
      mount.write(Map.of("stream.yaml", text, "revision", Integer.toString(revision)));

      StreamSet streams = nextAccepted();
      assertThat(streams.revision()).isEqualTo(Integer.toString(revision));
      assertThat(region(streams)).isEqualTo(revision % 2 == 0 ? "two" : "one");
    }
  }

  @Test
  void aBadChangeIsRefusedOnceAndAGoodOneTakenAfterIt() throws Exception {
    start(new ManifestFiles(List.of(file)), readings::add);

    Files.writeString(file, GOOD.replace("region", "regin"));
    Reading.Refused refused = (Reading.Refused) next();
    Files.writeString(file, OTHER);

    assertThat(refused.problems()).hasSize(1);
    assertThat(nextRegion()).isEqualTo("two");
  }

  @Test
  void aFileThatGoesAwayIsRefused() throws Exception {
    start(new ManifestFiles(List.of(file)), readings::add);

    Files.delete(file);

    assertThat(((Reading.Refused) next()).problems())
        .containsExactly(new ManifestProblem(file.toString(), 0, "expected a file, found none"));
  }

  @Test
  void whatChangesNothingIsNotHandedOver() throws Exception {
    start(new ManifestFiles(List.of(file)), readings::add);

    Files.writeString(file, GOOD);
    Files.writeString(folder.resolve("other.yaml"), "kind: A");
    Files.writeString(file, OTHER);

    assertThat(nextRegion()).isEqualTo("two");
  }

  @Test
  void keysThatAreGeneratedAreNoChange() throws Exception {
    Files.writeString(file, Manifests.stream("region: one"));
    start(new ManifestFiles(List.of(file)), readings::add);

    Files.writeString(file, Manifests.stream("region: two"));

    assertThat(nextRegion()).isEqualTo("two");
  }

  @Test
  void aListenerThatThrowsIsHandedTheNextReadingAllTheSame() throws Exception {
    start(
        new ManifestFiles(List.of(file)),
        reading -> {
          readings.add(reading);
          throw new IllegalStateException("thrown by the test");
        });

    Files.writeString(file, OTHER);
    next();
    Files.writeString(file, GOOD);

    assertThat(nextRegion()).isEqualTo("one");
  }

  private void start(ManifestSource source, Consumer<Reading> listener) {
    ManifestWatch started = new ManifestWatch(source);
    watch = started;
    assertThat(started.read()).isInstanceOf(Reading.Accepted.class);
    started.start(listener);
  }

  private String nextRegion() throws InterruptedException {
    return region(nextAccepted());
  }

  private static String region(StreamSet streams) {
    return String.valueOf(streams.streams().getFirst().spec().region());
  }

  private StreamSet nextAccepted() throws InterruptedException {
    Reading reading = next();
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).streams();
  }

  private Reading next() throws InterruptedException {
    Reading reading = readings.poll(30, TimeUnit.SECONDS);
    assertThat(reading).as("a reading after the change").isNotNull();
    return Objects.requireNonNull(reading);
  }
}
