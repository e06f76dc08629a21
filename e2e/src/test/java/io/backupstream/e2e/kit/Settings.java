package io.backupstream.e2e.kit;

import io.backupstream.ingest.testkit.program.Needs;
import java.nio.file.Path;
import java.util.Optional;

/** What the tests are told about the cluster, by system properties; see the module's README. */
public final class Settings {
  /** The root of the clone. */
  public static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private Settings() {}

  /** The address of this machine that pods can reach. */
  public static String hostAddress() {
    return System.getProperty("e2e.host", "10.123.0.1");
  }

  /** The command that takes an image archive into the cluster, if one is needed. */
  public static Optional<String> loader() {
    return Optional.ofNullable(System.getProperty("e2e.load"));
  }

  /** The folder of the programs that have hands on the hosts, if there are any. */
  public static Optional<Path> hands() {
    return Optional.ofNullable(System.getProperty("e2e.hands")).map(ROOT::resolve);
  }

  /** The operator's image, as the cluster names it. */
  public static String operatorImage() {
    return System.getProperty("e2e.operator", "backupstream/operator:" + VERSION);
  }

  /** The ingest pods' image, as the cluster names it. */
  public static String ingestImage() {
    return System.getProperty("e2e.ingest", "backupstream/ingest-pod:" + VERSION);
  }

  /** Another name that the cluster finds an image of ingest pods under: what an upgrade brings. */
  public static String nextIngestImage() {
    return Optional.ofNullable(System.getProperty("e2e.ingest.next"))
        .or(() -> namesRegistry(ingestImage()) ? Optional.empty() : inDefaultRegistry())
        .orElseThrow(
            () -> Needs.missing("another name of the ingest pods' image: -De2e.ingest.next=IMAGE"));
  }

  private static Optional<String> inDefaultRegistry() {
    return Optional.of("docker.io/" + ingestImage());
  }

  /** What stands before the first slash is a registry if no repository could be called that. */
  private static boolean namesRegistry(String image) {
    return image.matches("([^/]*[.:][^/]*|localhost)/.*");
  }
}
