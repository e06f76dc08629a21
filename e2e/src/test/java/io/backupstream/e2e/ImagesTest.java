package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Kube;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.e2e.kit.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each image with a JVM that ends at once if it may not use its cache. */
@Order(2)
@Tag("e2e")
class ImagesTest {
  @RegisterExtension final Scene scene = new Scene();

  @BeforeAll
  static void install() {
    Installation.ensure();
  }

  @Test
  void theIngestPodStartsFromItsCache() {
    assertThat(ended("ingest", Settings.ingestImage(), "nonsense")).contains("usage");
  }

  @Test
  void theOperatorStartsFromItsCache() {
    assertThat(ended("operator", Settings.operatorImage(), "nonsense")).contains("usage");
  }

  private String ended(String pod, String image, String argument) {
    Program kubectl = Program.kubectl().with("--namespace", scene.namespace());
    kubectl
        .with("run", pod, "--image=" + image, "--restart=Never")
        .run("--env=JDK_JAVA_OPTIONS=-XX:AOTMode=on", "--", argument);
    Patiently.await("the end of " + pod)
        .until(
            () -> {
              var found = Kube.client().pods().inNamespace(scene.namespace()).withName(pod).get();
              return found != null && found.getStatus().getPhase().matches("Succeeded|Failed");
            });
    return kubectl.run("logs", pod);
  }
}
