package io.backupstream.operator.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What became of a program that has run to its end.
 *
 * @param code its exit code
 * @param out what it wrote, standard output and errors in the order they came
 */
public record Ran(int code, String out) {
  private static final int MAX_SECONDS = 120;

  /** Runs a program to its end; it gets nothing on its standard input. */
  static Ran run(Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("ran", ".log");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectInput(Path.of("/dev/null").toFile());
        Process process = builder.start();
        if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("still running after " + MAX_SECONDS + " s: " + command);
        }
        return new Ran(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
      } finally {
        Files.delete(out);
      }
    } catch (IOException failed) {
      throw new IllegalStateException("cannot run " + command, failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + command, stopped);
    }
  }
}
