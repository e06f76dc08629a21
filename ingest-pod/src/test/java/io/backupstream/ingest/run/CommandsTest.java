package io.backupstream.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {

  private static final String KEYLESS =
      """
      apiVersion: backupstream.io/v1alpha1
      kind: BackupStream
      metadata: {name: event}
      spec:
        destinations:
        - {name: origin, url: "rtmp://origin.example.com/live", streamKeyRef: {name: o, key: k}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: o}
      stringData: {k: the-key-of-the-origin}
      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void checkNamesEachStreamThatWouldRun() {
    assertThat(run("check", "../examples/two-streams.yaml")).isZero();

    assertThat(text(out).lines()).hasSize(2).allMatch(line -> line.endsWith(": good"));
    assertThat(text(err)).isEmpty();
  }

  @Test
  void checkGeneratesNoKeys() throws IOException {
    Path file = Files.writeString(folder.resolve("event.yaml"), KEYLESS);

    assertThat(run("check", file.toString())).isZero();

    assertThat(text(out)).startsWith("default/event: good; a run will generate its stream keys");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void checkTellsEachFaultInALine() throws IOException {
    Path file =
        Files.writeString(folder.resolve("event.yaml"), KEYLESS.replace("rtmp://", "http://"));

    assertThat(run("check", file.toString())).isEqualTo(2);

    assertThat(text(out)).isEmpty();
    assertThat(text(err))
        .startsWith(file + ":6: ")
        .contains("spec.destinations[0].url: expected rtmp:// or rtmps://")
        .hasLineCount(1);
  }

  @Test
  void checkWithoutAManifestIsToldHow() {
    assertThat(run("check")).isEqualTo(2);
    assertThat(text(err)).contains("expected at least one manifest; usage: backupstream check");
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(run("--version")).isZero();
    assertThat(text(out)).matches("backupstream \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
  }

  private int run(String... arguments) {
    return Commands.run(
        arguments,
        (rest, ignoredOut, ignoredErr) -> 0,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream written) {
    return written.toString(StandardCharsets.UTF_8);
  }
}
