package io.backupstream.e2e.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The README's part about clusters: what it tells people to type is what the tests do. */
public final class Readme {
  private static final String SECTION = "## On a cluster";

  /** What must be seen: the URL, the Secret's name, the key. */
  private static final Map<String, String> SHOWN =
      Map.of(
          "kubectl apply -f examples/quickstart.yaml", "quickstart created",
          "kubectl wait --for=condition=Ready", "condition met",
          "kubectl get bs quickstart -o wide", "rtmp://[0-9.]+:[0-9]+/",
          "kubectl get bs quickstart -o jsonpath", "^quickstart-keys$",
          "kubectl get secret quickstart-keys", "^[A-Za-z0-9_-]{16,}$",
          "kubectl patch bs quickstart", "quickstart patched",
          "kubectl describe bs quickstart", "SeamlessReady",
          "kubectl delete -f examples/quickstart.yaml", "\"quickstart\" deleted");

  private Readme() {}

  /** The command that installs the operator. */
  public static String install() {
    return commands("helm install ").getFirst();
  }

  /**
   * Types what a user of streams types, in one namespace, with options for kubectl. Each line must
   * succeed, and those that show something must be there and show it.
   */
  public static void followAsUser(String options) {
    Map<String, String> printed = new LinkedHashMap<>();
    for (String line : commands("kubectl ")) {
      String asUser = line.replaceFirst("^kubectl ", "kubectl " + options + " ");
      printed.put(line, Program.shell(asUser).run());
    }
    SHOWN.forEach(
        (command, pattern) ->
            assertThat(printed.entrySet())
                .as(command)
                .anySatisfy(
                    shown -> {
                      assertThat(shown.getKey()).startsWith(command);
                      assertThat(shown.getValue()).containsPattern(pattern);
                    }));
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
