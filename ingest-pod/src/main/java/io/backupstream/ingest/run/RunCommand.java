package io.backupstream.ingest.run;

import io.backupstream.ingest.manifest.ManifestFiles;
import io.backupstream.ingest.manifest.ManifestProblem;
import io.backupstream.ingest.manifest.ManifestWatch;
import io.backupstream.ingest.manifest.Reading;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamSet;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.UUID;

/** The command {@code run}: relays the streams of manifests until it is told to stop. */
final class RunCommand {

  static final int OK = 0;
  static final int USAGE = 2;

  private final PrintStream out;
  private final PrintStream err;
  private final Ending ending;

  RunCommand(PrintStream out, PrintStream err, Ending ending) {
    this.out = out;
    this.err = err;
    this.ending = ending;
  }

  /** Runs until it is told to end; returns the process's exit code. */
  int run(List<String> arguments) {
    try {
      return run(RunOptions.parse(arguments));
    } catch (UsageException | IOException refused) {
      err.println("backupstream: " + refused.getMessage());
      return USAGE;
    } catch (GeneralSecurityException trust) {
      err.println("backupstream: Java's own trust store cannot be read: " + trust.getMessage());
      return USAGE;
    }
  }

  private int run(RunOptions options) throws IOException, GeneralSecurityException {
    try (ManifestWatch watch = new ManifestWatch(new ManifestFiles(options.files()))) {
      return switch (watch.read()) {
        case Reading.Refused(String revision, List<ManifestProblem> problems) -> {
          problems.forEach(err::println);
          yield USAGE;
        }
        case Reading.Accepted(StreamSet streams) -> relay(options, streams, watch);
      };
    }
  }

  private int relay(RunOptions options, StreamSet streams, ManifestWatch watch)
      throws IOException, GeneralSecurityException {
    Screen screen = Screen.on(out);
    String instanceId = UUID.randomUUID().toString();
    try (RelayProcess process = new RelayProcess(instanceId, screen::display, options.tls())) {
      process.manage(options.management());
      process.listen(options.listen());
      process.apply(streams);
      screen.opened(process.url(), streams);
      watch.start(reading -> takeUp(reading, process, screen));
      Ending.How how = ending.await();
      screen.stopping();
      if (how == Ending.How.FINISH) {
        process.finish();
      }
    }
    return OK;
  }

  private static void takeUp(Reading reading, RelayProcess process, Screen screen) {
    switch (reading) {
      case Reading.Accepted(StreamSet streams) -> {
        process.apply(streams);
        screen.changed(
            "manifests taken up: "
                + String.join(
                    ", ",
                    streams.streams().stream()
                        .map(StreamConfig::id)
                        .map(Object::toString)
                        .toList()));
      }
      case Reading.Refused(String revision, List<ManifestProblem> problems) -> {
        process.refused(problems.getFirst().toString());
        problems.forEach(problem -> screen.changed("not taken up: " + problem));
      }
    }
  }
}
