package io.backupstream.ingest.run;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the command line of {@code pod} says.
 *
 * @param manifests the folder that the operator's Secret is mounted at
 * @param listen where encoders publish to
 * @param management probes, metrics and status
 */
record PodOptions(Path manifests, InetSocketAddress listen, InetSocketAddress management) {

  static final String USAGE =
      "usage: backupstream pod --manifests FOLDER [--listen HOST:PORT] [--management HOST:PORT]";

  private static final Map<String, String> OPTIONS =
      Map.of("--manifests", "FOLDER", "--listen", "HOST:PORT", "--management", "HOST:PORT");

  /**
   * Reads the arguments behind the command's name.
   *
   * @throws UsageException in one line
   */
  static PodOptions parse(List<String> arguments) throws UsageException {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, USAGE);
    String manifests = line.value("--manifests");
    if (manifests == null) {
      throw new UsageException("expected --manifests FOLDER; " + USAGE);
    }
    if (!line.rest().isEmpty()) {
      throw new UsageException("unknown argument " + line.rest().getFirst() + "; " + USAGE);
    }
    return new PodOptions(
        Path.of(manifests),
        line.address("--listen", "0.0.0.0:1935"),
        line.address("--management", "0.0.0.0:8080"));
  }
}
