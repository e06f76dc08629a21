package io.backupstream.e2e.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** The README's part about clusters: what it tells people to type is what the tests do. */
public final class Readme {
  private static final String SECTION = "## On a cluster";

  private Readme() {}

  /** The command that installs the operator. */
  public static String install() {
    return commands("helm install ").getFirst();
  }

  /** What a user of streams types, in one namespace, with options for kubectl. */
  public static List<String> asUser(String options) {
    return commands("kubectl ").stream()
        .map(line -> line.replaceFirst("^kubectl ", "kubectl " + options + " "))
        .toList();
  }

  private static List<String> commands(String beginning) {
    try {
      return Files.readString(Settings.ROOT.resolve("README.md"))
          .lines()
          .dropWhile(line -> !line.equals(SECTION))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .filter(line -> line.startsWith(beginning))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
