package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.backupstream.ingest.testkit.program.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Execution(ExecutionMode.CONCURRENT)
@Tag("scenario")
class BadManifestTest {
  private static final Path QUICKSTART = Path.of("..", "examples", "quickstart.yaml");

  @TempDir Path folder;

  static Stream<Arguments> badManifests() {
    return Stream.of(
        argumentSet("an unknown field", "spec:\n", "spec:\n  streams: 2\n", "streams"),
        argumentSet(
            "a missing Secret",
            "metadata:\n  name: quickstart-local\n",
            "metadata:\n  name: x\n",
            "quickstart-local"),
        argumentSet("a bad URL", "rtmp://127.0.0.1:1936/live", "http://127.0.0.1/live", "url"),
        argumentSet(
            "a duration out of range", "spec:\n", "spec:\n  failover: {buffer: 99s}\n", "buffer"),
        argumentSet("one key twice", "quickstart-backup-key", "quickstart-primary-key", "backup"));
  }

  @ParameterizedTest
  @MethodSource("badManifests")
  void isRefusedInOneLineThatNamesFileAndField(String from, String to, String field)
      throws IOException {
    Path file = folder.resolve("bad.yaml");
    String good = Files.readString(QUICKSTART);
    String bad = good.replace(from, to);
    assertThat(bad).isNotEqualTo(good);
    Files.writeString(file, bad);

    try (ChildProcess run = start(file)) {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.output()).hasLineCount(1).contains("bad.yaml", field);
      assertThat(run.output()).doesNotContain("quickstart-primary-key");
    }
  }

  private ChildProcess start(Path file) {
    List<String> command =
        List.of(Path.of("..", "backupstream").toAbsolutePath().toString(), "run", file.toString());
    return ChildProcess.start(folder.resolve("run.log"), Map.of(), command);
  }
}
