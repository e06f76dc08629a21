package io.backupstream.e2e.kit;

import io.backupstream.ingest.testkit.program.Needs;
import io.fabric8.kubernetes.api.model.Pod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hands on the hosts of the cluster: what no API does. Tests that use it are tagged needs-host. */
public final class Hands {
  private final Path folder;

  private Hands(Path folder) {
    this.folder = folder;
  }

  /** Those that the settings name; a test that has none is skipped. */
  public static Hands here() {
    return new Hands(
        Settings.hands()
            .orElseThrow(
                () -> Needs.missing("hands on the hosts: -De2e.hands=FOLDER, see e2e/README.md")));
  }

  /** Loses a node and its pods, as a power cut does. */
  public void loseNode(String node) {
    program("down").run(node);
  }

  /** Stops the API server; everything else goes on. */
  public void stopApiServer() {
    program("down").run("apiserver");
  }

  /** Starts all that is missing of the cluster. */
  public void mend() {
    program("up").run();
  }

  /** Kills the process of a pod's only container. */
  public void kill(Pod pod) {
    program("inside").run(pod.getSpec().getNodeName(), pod.getMetadata().getUid(), "--kill");
  }

  /** Runs a program of this machine in the network of a pod; returns what it printed. */
  public String inNetworkOf(Pod pod, String... command) {
    List<String> arguments =
        new ArrayList<>(List.of(pod.getSpec().getNodeName(), pod.getMetadata().getUid()));
    arguments.addAll(List.of(command));
    return program("inside").say(arguments.toArray(String[]::new));
  }

  private Program program(String name) {
    return Program.of(List.of(folder.resolve(name).toString()));
  }
}
