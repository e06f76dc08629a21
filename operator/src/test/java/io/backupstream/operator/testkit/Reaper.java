package io.backupstream.operator.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ends programs when this JVM ends, even by {@code kill -9}: a shell waits for the end of its
 * standard input, which is a pipe from this JVM, and then kills them.
 */
final class Reaper implements AutoCloseable {
  private final Process shell;

  Reaper(List<ProcessHandle> programs) {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "read _; kill -9 \"$@\" 2>/dev/null", "reaper"));
    programs.forEach(program -> command.add(Long.toString(program.pid())));
    try {
      shell = new ProcessBuilder(command).start();
    } catch (IOException failed) {
      throw new IllegalStateException("cannot start a shell", failed);
    }
  }

  /** Lets the programs be. */
  @Override
  public void close() {
    shell.destroyForcibly();
  }
}
