package io.backupstream.ingest.run;

import io.backupstream.ingest.manifest.ManifestFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The command {@code check}: says whether {@code run} would take manifests up. Writes no file. */
final class CheckCommand {

  static final String USAGE = "usage: backupstream check FILE.yaml...";

  private final PrintStream out;
  private final PrintStream err;

  CheckCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** One line for each stream, or for each fault; returns the process's exit code. */
  int run(List<String> arguments) {
    try {
      return check(CommandLine.parse(arguments, Map.of(), USAGE).rest());
    } catch (UsageException refused) {
      err.println("backupstream: " + refused.getMessage());
      return RunCommand.USAGE;
    }
  }

  private int check(List<String> files) throws UsageException {
    if (files.isEmpty()) {
      throw new UsageException("expected at least one manifest; " + USAGE);
    }
    ManifestFiles.Checked checked =
        new ManifestFiles(files.stream().map(Path::of).toList()).check();
    checked.problems().forEach(err::println);
    if (!checked.problems().isEmpty()) {
      return RunCommand.USAGE;
    }
    checked.streams().forEach(stream -> out.println(stream + ": good"));
    checked
        .keyless()
        .forEach(stream -> out.println(stream + ": good; a run will generate its stream keys"));
    return RunCommand.OK;
  }
}
