package io.backupstream.ingest.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * A program that a test started. What it prints goes to a file; it does not outlive the test, nor
 * the JVM.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Set<Process> STARTED = ConcurrentHashMap.newKeySet();

  /** Longer than programs wait by themselves: {@code helm --wait} does it for five minutes. */
  private static final int EXIT_SECONDS = 420;

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> STARTED.forEach(Process::destroyForcibly), "child-kill"));
  }

  private final Process process;
  private final Path log;

  private ChildProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a program.
   *
   * @param log gets both its outputs
   * @param environment what it sees besides the environment of the tests
   */
  public static ChildProcess start(
      Path log, Map<String, String> environment, List<String> command) {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      STARTED.add(process);
      return new ChildProcess(process, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a short program to its end and returns what it printed; it must exit 0. */
  public static String run(Path log, Map<String, String> environment, List<String> command) {
    try (ChildProcess child = start(log, environment, command)) {
      int exitCode = child.exitCode();
      if (exitCode != 0) {
        throw new AssertionError(command + " exited " + exitCode + ": " + child.output());
      }
      return child.output();
    }
  }

  /** Sends a signal; the process may be dead by now. */
  public void signal(Signal signal) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid() + " 2>/dev/null")
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Whether it still runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Waits for its end, seven minutes at most. */
  public int exitCode() {
    try {
      if (process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      close();
      throw new AssertionError("still running after " + EXIT_SECONDS + " s: " + output());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What it has printed so far. */
  public String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it, and returns when it is gone. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
