package io.backupstream.operator;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands, each in a process of its own. */
class MainTest {
  @Test
  void aMissingVariableIsToldInOneLine() throws Exception {
    assertThat(run(2))
        .isEqualTo("BACKUPSTREAM_NAMESPACE: expected the operator's namespace, found nothing\n");
  }

  @Test
  void anUnknownCommandIsToldInOneLine() throws Exception {
    assertThat(run(2, "dance"))
        .isEqualTo("unknown command dance; usage: operator | release-finalizers\n");
  }

  private static String run(int code, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, SECONDS)).isTrue();
    assertThat(process.exitValue()).as(out).isEqualTo(code);
    return out;
  }
}
