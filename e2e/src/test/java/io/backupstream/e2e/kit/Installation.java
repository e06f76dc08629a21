package io.backupstream.e2e.kit;

import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.List;

/** The operator as the chart installs it. */
public final class Installation {
  /** The name of the release. */
  public static final String RELEASE = "backupstream";

  /** The operator's namespace. */
  public static final String NAMESPACE = "backupstream-system";

  private static boolean loaded;
  private static boolean installed;

  private Installation() {}

  /** Installs the operator unless a test has. */
  public static synchronized void ensure() {
    if (!installed) {
      load();
      upgrade(Settings.ingestImage());
      installed = true;
    }
  }

  /** Installs the operator as the README says, with images that the settings name. */
  public static synchronized void install(String command) {
    load();
    Program.shell(command)
        .with("--set", "image.ref=" + Settings.operatorImage())
        .run("--set", "ingest.image.ref=" + Settings.ingestImage());
    installed = true;
  }

  /** Installs or upgrades the release, with an image of ingest pods. */
  public static void upgrade(String ingestImage, String... options) {
    Program.helm()
        .with("upgrade", "--install", RELEASE, Settings.ROOT.resolve("helm").toString())
        .with("--namespace", NAMESPACE, "--create-namespace", "--wait", "--timeout", "120s")
        .with("--set", "image.ref=" + Settings.operatorImage())
        .with("--set", "ingest.image.ref=" + ingestImage)
        .run(options);
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

  /** Loads the images if the cluster must be given them. */
  private static void load() {
    if (loaded) {
      return;
    }
    for (String module : List.of("operator", "ingest-pod")) {
      Path archive = Settings.ROOT.resolve(module).resolve("target/image.tar");
      Settings.loader().ifPresent(command -> Program.shell(command + " " + archive).run());
    }
    loaded = true;
  }
}
