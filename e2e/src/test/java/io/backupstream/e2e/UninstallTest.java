package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.ingest.testkit.recording.NumberedDestination;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(11)
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UninstallTest {
  private static final String OURS = "app.kubernetes.io/managed-by=backupstream-operator";
  private static final String RELEASED = "app.kubernetes.io/instance=" + Installation.RELEASE;

  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @Test
  @Order(1)
  void aDeletedNamespaceIsGoneAndNothingHangs() {
    NumberedDestination destination = scene.destination();
    goLive(scene.broadcast("event").to("out", destination.url()));

    Program.kubectl().run("delete", "namespace", scene.namespace(), "--timeout=120s");

    Patiently.await("no push").until(() -> destination.onlyConnection().isClosed());
  }

  @Test
  @Order(2)
  void anUninstallLeavesNothingOfOursAndADeletedStreamItsGeneratedKeys() {
    NumberedDestination destination = scene.destination();
    Broadcast event = scene.broadcast("event").withGeneratedKeys().to("out", destination.url());
    goLive(event);

    Installation.uninstall();
    assertThat(destination.onlyConnection().isClosed()).as("on air without operator").isFalse();
    assertThat(found("clusterroles,clusterrolebindings,ingestregions", RELEASED)).isEmpty();
    Patiently.await("nothing of the release in its namespace")
        .until(() -> found(namespacedKinds(), RELEASED, Installation.NAMESPACE).isEmpty());
    Program.kubectl().run("delete", "namespace", Installation.NAMESPACE, "--timeout=120s");

    Program.kubectl()
        .run("delete", "bs", "event", "--namespace", scene.namespace(), "--timeout=60s");
    Patiently.await("nothing of ours but the keys")
        .until(
            () ->
                found("deploy,rs,pods,svc,netpol,pdb,secrets", OURS).equals("secret/event-keys\n"));
  }

  private void goLive(Broadcast event) {
    event.apply();
    scene.publish(event, ActiveSource.PRIMARY);
    event.awaitTrue(Conditions.LIVE);
  }

  /** But those that are measured, not kept, and endpoints, which print that they are deprecated. */
  private static String namespacedKinds() {
    return Program.kubectl()
        .run("api-resources", "--verbs=list", "--namespaced", "--output=name")
        .lines()
        .filter(kind -> !kind.endsWith(".metrics.k8s.io") && !kind.equals("endpoints"))
        .collect(Collectors.joining(","));
  }

  private String found(String kinds, String label) {
    return found(kinds, label, scene.namespace());
  }

  private static String found(String kinds, String label, String namespace) {
    return Program.kubectl()
        .with("get", kinds, "--namespace", namespace)
        .run("--selector", label, "--output=name", "--ignore-not-found");
  }
}
