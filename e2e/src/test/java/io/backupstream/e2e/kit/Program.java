package io.backupstream.e2e.kit;

import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A program that a user of the cluster has; it runs to its end. */
public final class Program {
  private static final Map<String, String> NO_ENVIRONMENT = Map.of();

  private final List<String> command;

  private Program(List<String> command) {
    this.command = command;
  }

  /** kubectl, on the current context. */
  public static Program kubectl() {
    return new Program(List.of(Needs.program("kubectl", "kubernetes-client").toString()));
  }

  /** helm, on the current context. */
  public static Program helm() {
    return new Program(List.of(Needs.program("helm", "helm").toString()));
  }

  /**
   * A line for a shell, run in the root of the clone; arguments are added to its end. It fails when
   * any program of a pipe does.
   */
  public static Program shell(String line) {
    String inRoot = "cd \"$0\"; " + line + " \"$@\"";
    return new Program(List.of("bash", "-eo", "pipefail", "-c", inRoot, Settings.ROOT.toString()));
  }

  /** Any other. */
  static Program of(List<String> command) {
    return new Program(command);
  }

  /** The same, with arguments before those that a run adds. */
  public Program with(String... arguments) {
    List<String> more = new ArrayList<>(command);
    more.addAll(List.of(arguments));
    return new Program(more);
  }

  /** Runs it; it must exit 0. Returns what it printed. */
  public String run(String... arguments) {
    Path log = log();
    try {
      return ChildProcess.run(log, NO_ENVIRONMENT, with(arguments).command);
    } finally {
      delete(log);
    }
  }

  /** Runs it and returns what it printed, whatever it exits with. */
  public String say(String... arguments) {
    Path log = log();
    try (ChildProcess child = ChildProcess.start(log, NO_ENVIRONMENT, with(arguments).command)) {
      int code = child.exitCode();
      return code == 0 ? child.output() : "exit " + code + ": " + child.output();
    } finally {
      delete(log);
    }
  }

  /** Starts it; it prints into a file. */
  public ChildProcess start(Path log, String... arguments) {
    return ChildProcess.start(log, NO_ENVIRONMENT, with(arguments).command);
  }

  private static Path log() {
    try {
      return Files.createTempFile("program-", ".log");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Path log) {
    try {
      Files.deleteIfExists(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
