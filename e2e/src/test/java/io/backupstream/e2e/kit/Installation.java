package io.backupstream.e2e.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.List;

/** The operator as the chart installs it. */
public final class Installation {
  /** The name of the release. */
  public static final String RELEASE = "backupstream";

  /** The operator's namespace. */
  public static final String NAMESPACE = "backupstream-system";

  /** Tells the release of tests from one of somebody's. */
  private static final String OURS = "backupstream-tests=true";

  private static final Path EVIDENCE = Path.of("target", "scenes", "installation");

  private static boolean prepared;
  private static boolean installed;

  private Installation() {}

  /** Installs the operator unless a test has. */
  public static synchronized void ensure() {
    if (!installed) {
      prepare();
      upgrade(Settings.ingestImage());
      installed = true;
    }
  }

  /** Installs the operator as the README says, with images that the settings name. */
  public static synchronized void install(String command) {
    prepare();
    keepingEvidence(
        () ->
            Program.shell(command)
                .with("--set", "image.ref=" + Settings.operatorImage())
                .with("--set", "ingest.image.ref=" + Settings.ingestImage())
                .run("--labels", OURS));
    installed = true;
  }

  /** Installs or upgrades the release, with an image of ingest pods. */
  public static void upgrade(String ingestImage, String... options) {
    Program upgrade =
        Program.helm()
            .with("upgrade", "--install", RELEASE, Settings.ROOT.resolve("helm").toString())
            .with("--namespace", NAMESPACE, "--create-namespace", "--wait", "--timeout", "120s")
            .with("--set", "image.ref=" + Settings.operatorImage())
            .with("--set", "ingest.image.ref=" + ingestImage, "--labels", OURS);
    keepingEvidence(() -> upgrade.run(options));
  }

  /** The operator's pods, but for those that are told to go. */
  public static List<Pod> pods() {
    return Kube.client().pods().inNamespace(NAMESPACE).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  /** Removes the release. */
  public static synchronized void uninstall() {
    Program.helm().run("uninstall", RELEASE, "--namespace", NAMESPACE, "--wait");
    installed = false;
  }

  /** Of a failed installation no test keeps anything, since it comes before them. */
  private static void keepingEvidence(Runnable installation) {
    try {
      installation.run();
    } catch (RuntimeException | AssertionError failed) {
      Evidence.collect(EVIDENCE, NAMESPACE, List.of());
      throw failed;
    }
  }

  private static void prepare() {
    if (!prepared) {
      load();
      removeLeftover();
      prepared = true;
    }
  }

  /** A run that was killed leaves its release; somebody's own is not for tests to touch. */
  private static void removeLeftover() {
    if (releases().contains(RELEASE)) {
      assertThat(releases("--selector", OURS)).as("releases that tests left").contains(RELEASE);
      Program.helm().run("uninstall", RELEASE, "--namespace", NAMESPACE, "--no-hooks", "--wait");
    }
  }

  private static List<String> releases(String... options) {
    return Program.helm()
        .with("list", "--all", "--short", "--namespace", NAMESPACE)
        .run(options)
        .lines()
        .toList();
  }

  /** Loads the images if the cluster must be given them. */
  private static void load() {
    for (String module : List.of("operator", "ingest-pod")) {
      Path archive = Settings.ROOT.resolve(module).resolve("target/image.tar");
      Settings.loader().ifPresent(command -> Program.shell(command).run(archive.toString()));
    }
  }
}
