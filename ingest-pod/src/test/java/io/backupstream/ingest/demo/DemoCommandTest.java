package io.backupstream.ingest.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Track;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void losesNothingWhileThePrimaryDiesAndReturnsAndTheBackupDies() throws IOException {
    Path file = folder.resolve("demo.flv");

    int exitCode =
        DemoCommand.run(file, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));

    assertThat(err.toString(UTF_8)).isEmpty();
    assertThat(out.toString(UTF_8))
        .contains("Primary to Backup", "Backup to Primary", "0 missing, 0 twice, over 2 splices");
    assertThat(exitCode).isZero();
    Continuity found = DemoCommand.check(file, Clips.load(), 1);
    assertThat(found.faults()).isEmpty();
    assertThat(Recording.of(file, Clips.load()).track(Track.AUDIO)).isNotEmpty();
  }

  @Test
  void refusesAnArgumentInOneLine() {
    int exitCode =
        DemoCommand.run(
            List.of("--fast"),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8));

    assertThat(exitCode).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines())
        .containsExactly("backupstream: unknown argument --fast; usage: backupstream demo");
  }
}
