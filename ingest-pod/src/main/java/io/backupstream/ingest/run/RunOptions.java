package io.backupstream.ingest.run;

import io.backupstream.api.tls.TlsIdentity;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line of {@code run} says.
 *
 * @param files manifests, at least one
 * @param listen where encoders publish to
 * @param management probes, metrics and status
 * @param tls what encoders are served with besides the certificates of the manifests
 */
record RunOptions(
    List<Path> files,
    InetSocketAddress listen,
    InetSocketAddress management,
    @Nullable TlsIdentity tls) {

  static final String USAGE =
      "usage: backupstream run FILE.yaml... [--listen HOST:PORT] [--management HOST:PORT]"
          + " [--tls-cert FILE.pem --tls-key FILE.pem]";

  private static final Map<String, String> OPTIONS =
      Map.of(
          "--listen", "HOST:PORT",
          "--management", "HOST:PORT",
          "--tls-cert", "FILE.pem",
          "--tls-key", "FILE.pem");

  /**
   * Reads the arguments behind the command's name.
   *
   * @throws UsageException in one line
   */
  static RunOptions parse(List<String> arguments) throws UsageException {
    CommandLine line = CommandLine.parse(arguments, OPTIONS, USAGE);
    if (line.rest().isEmpty()) {
      throw new UsageException("expected at least one manifest; " + USAGE);
    }
    return new RunOptions(
        line.rest().stream().map(Path::of).toList(),
        line.address("--listen", "127.0.0.1:1935"),
        line.address("--management", "127.0.0.1:8080"),
        tls(line.value("--tls-cert"), line.value("--tls-key")));
  }

  private static @Nullable TlsIdentity tls(@Nullable String certificate, @Nullable String key)
      throws UsageException {
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new UsageException("expected --tls-cert and --tls-key together, found one of them");
    }
    return TlsFiles.read(Path.of(certificate), Path.of(key));
  }
}
