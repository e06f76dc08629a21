package io.backupstream.ingest.testkit.program;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs and Maven cannot bring. A test that misses it is skipped and says so in one
 * line; on a machine with {@code CI=true}, which has no excuse, it fails.
 */
public final class Needs {
  private static final String WHERE_ROOT_KEEPS_PROGRAMS = "/usr/sbin:/sbin:/usr/local/sbin";

  private Needs() {}

  /** The program's path; {@code debianPackage} is named when it is missing. */
  public static Path program(String name, String debianPackage) {
    return find(name).orElseThrow(() -> missing(name + ", of Debian's " + debianPackage));
  }

  /** The file's path; {@code debianPackage} is named when it is missing. */
  public static Path file(Path path, String debianPackage) {
    if (Files.exists(path)) {
      return path;
    }
    throw missing(path + ", of Debian's " + debianPackage);
  }

  /** That the test runs as root. */
  public static void root() {
    if (!"root".equals(System.getProperty("user.name"))) {
      throw missing("root");
    }
  }

  /** What to throw when {@code what} is not there. */
  public static RuntimeException missing(String what) {
    return missing(what, "true".equals(System.getenv("CI")));
  }

  static RuntimeException missing(String what, boolean noExcuse) {
    String line = "needs " + what;
    if (noExcuse) {
      throw new AssertionFailedError(line);
    }
    return new TestAbortedException(line);
  }

  private static Optional<Path> find(String name) {
    String path = System.getenv().getOrDefault("PATH", "") + ":" + WHERE_ROOT_KEEPS_PROGRAMS;
    return Stream.of(path.split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
