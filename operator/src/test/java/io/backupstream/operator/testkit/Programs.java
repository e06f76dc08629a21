package io.backupstream.operator.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the programs that {@code tools/kube-programs} has brought. */
final class Programs {
  /** Where kube-api-test looks for its programs, and keeps its certificates. */
  static final Path FOLDER =
      Path.of(
          Optional.ofNullable(System.getenv("KUBE_API_TEST_DIR"))
              .orElse(System.getProperty("user.home") + "/.kubeapitest"));

  private Programs() {}

  static Path kubectl() {
    return newest("k8s", "kubectl");
  }

  static Path helm() {
    return newest("helm", "helm");
  }

  /** Fails in plain words where the API server's programs are missing. */
  static void requireApiServer() {
    newest("k8s", "kube-apiserver");
    newest("k8s", "etcd");
  }

  private static Path newest(String folder, String program) {
    Path versions = FOLDER.resolve(folder);
    try (Stream<Path> found = Files.isDirectory(versions) ? Files.list(versions) : Stream.of()) {
      return found
          .map(version -> version.resolve(program))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(Programs::version, Arrays::compare))
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "expected "
                          + program
                          + " in a folder of "
                          + versions
                          + ", found none: tools/kube-programs gets it"));
    } catch (IOException unreadable) {
      throw new IllegalStateException("cannot look for " + program, unreadable);
    }
  }

  /** The numbers that the folder of a program begins with: {@code 1.34.2-linux-amd64}. */
  private static int[] version(Path program) {
    String folder = String.valueOf(program.getName(program.getNameCount() - 2));
    return Pattern.compile("[.]")
        .splitAsStream(folder.replaceFirst("-.*", ""))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
