package io.backupstream.ingest.run;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;

/** The commands by name. */
public final class Commands {

  static final String USAGE =
      String.join(
          System.lineSeparator() + "       ",
          RunOptions.USAGE,
          CheckCommand.USAGE.replace("usage: ", ""),
          PodOptions.USAGE.replace("usage: ", ""),
          "backupstream demo",
          "backupstream version");

  /** A command of another package. */
  @FunctionalInterface
  public interface Command {
    /** Runs it with the arguments behind its name; the exit code of the process. */
    int run(List<String> arguments, PrintStream out, PrintStream err);
  }

  private Commands() {}

  /**
   * Runs what the command line asks for; the exit code of the process.
   *
   * @param demo what runs under that name
   */
  public static int run(String[] arguments, Command demo, PrintStream out, PrintStream err) {
    List<String> all = List.of(arguments);
    if (all.isEmpty()) {
      err.println(USAGE);
      return RunCommand.USAGE;
    }
    List<String> rest = all.subList(1, all.size());
    return switch (all.getFirst()) {
      case "run" -> runUntilSignal(rest, out, err);
      case "check" -> new CheckCommand(out, err).run(rest);
      case "pod" -> podUntilSignal(rest, out, err);
      case "demo" -> {
        LogSink.install(Level.WARNING, err::println); // its own lines tell the story
        yield demo.run(rest, out, err);
      }
      case "version", "--version" -> {
        out.println("backupstream " + Version.read());
        yield RunCommand.OK;
      }
      case "help", "--help", "-h" -> {
        out.println(USAGE);
        yield RunCommand.OK;
      }
      default -> {
        err.println("backupstream: unknown command " + all.getFirst() + "; " + USAGE);
        yield RunCommand.USAGE;
      }
    };
  }

  private static int runUntilSignal(List<String> arguments, PrintStream out, PrintStream err) {
    LogSink.install(Level.INFO, err::println);
    Ending ending = new Ending();
    Signals.on("INT", () -> ending.tell(Ending.How.FINISH));
    Signals.on("TERM", () -> ending.tell(Ending.How.CLOSE));
    return new RunCommand(out, err, ending).run(arguments);
  }

  private static int podUntilSignal(List<String> arguments, PrintStream out, PrintStream err) {
    LogSink.install(Level.INFO, new JsonLine(), out::println);
    Ending ending = new Ending();
    Signals.on("INT", () -> ending.tell(Ending.How.CLOSE));
    Signals.on("TERM", () -> ending.tell(Ending.How.CLOSE));
    return new PodCommand(System.getenv(), err, ending).run(arguments);
  }
}
