package io.backupstream.ingest.run;

import io.backupstream.ingest.manifest.ManifestFolder;
import io.backupstream.ingest.manifest.ManifestProblem;
import io.backupstream.ingest.manifest.ManifestWatch;
import io.backupstream.ingest.manifest.Reading;
import io.backupstream.ingest.manifest.StreamSet;
import java.io.IOException;
import java.io.PrintStream;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code pod}: the ingest pod as the operator starts it.
 *
 * <p>It relays what the mounted folder says, from before there is one until it is told to end, and
 * then closes without a word: whether a broadcast is over is said by its spec alone.
 */
final class PodCommand {
  private static final Logger LOG = LoggerFactory.getLogger(PodCommand.class);

  /** The pod's own UID, from the downward API: what its switches are numbered under. */
  private static final String UID_VARIABLE = "POD_UID";

  private final Map<String, String> environment;
  private final PrintStream err;
  private final Ending ending;

  PodCommand(Map<String, String> environment, PrintStream err, Ending ending) {
    this.environment = environment;
    this.err = err;
    this.ending = ending;
  }

  /** Runs until it is told to end; returns the process's exit code. */
  int run(List<String> arguments) {
    try {
      relay(PodOptions.parse(arguments));
      return RunCommand.OK;
    } catch (UsageException | IOException refused) {
      err.println("backupstream: " + refused.getMessage());
      return RunCommand.USAGE;
    } catch (GeneralSecurityException trust) {
      err.println("backupstream: Java's own trust store cannot be read: " + trust.getMessage());
      return RunCommand.USAGE;
    }
  }

  private void relay(PodOptions options) throws IOException, GeneralSecurityException {
    LogScreen screen = new LogScreen();
    try (RelayProcess process = new RelayProcess(instanceId(), screen::display, null);
        ManifestWatch watch = new ManifestWatch(new ManifestFolder(options.manifests()))) {
      process.manage(options.management());
      process.listen(options.listen());
      LOG.info("listening url={}", process.url());
      takeUp(watch.read(), process);
      watch.start(reading -> takeUp(reading, process));
      ending.await();
      LOG.info("closing");
    }
  }

  private String instanceId() {
    String uid = environment.getOrDefault(UID_VARIABLE, "");
    return uid.isBlank() ? UUID.randomUUID().toString() : uid;
  }

  private static void takeUp(Reading reading, RelayProcess process) {
    switch (reading) {
      case Reading.Accepted(StreamSet streams) -> {
        process.apply(streams);
        LOG.info("manifests taken up revision={}", streams.revision());
      }
      case Reading.Refused(String revision, List<ManifestProblem> problems) -> {
        process.refused(problems.getFirst().toString());
        problems.forEach(
            problem -> LOG.warn("manifests not taken up: {} revision={}", problem, revision));
      }
    }
  }
}
