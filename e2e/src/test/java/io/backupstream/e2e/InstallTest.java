package io.backupstream.e2e;

import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Figures;
import io.backupstream.e2e.kit.Handshake;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Readme;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.e2e.kit.Settings;
import java.time.Duration;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
@Tag("e2e")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InstallTest {
  private static final int STREAMS = 10;

  @RegisterExtension final Scene scene = new Scene();

  @Test
  @Order(1)
  void whatTheReadmeSaysWorksWordByWord() {
    Installation.install(Readme.install());

    Readme.followAsUser("--namespace=" + scene.namespace());
  }

  @Test
  @Order(2)
  void everyExampleIsTakenAndTheQuickstartAnswersEncoders() {
    Installation.ensure();
    Program kubectl = Program.kubectl().with("--namespace", scene.namespace());

    kubectl.run("apply", "--filename", Settings.ROOT.resolve("examples").toString());
    kubectl.run("wait", "--for=condition=Accepted", "bs", "--all", "--timeout=120s");
    kubectl.run("wait", "--for=condition=Ready", "bs/quickstart", "--timeout=120s");

    String url =
        kubectl.run("get", "bs/quickstart", "--output=jsonpath={.status.ingest.url}").strip();
    Patiently.await("an answer at " + url).until(() -> Handshake.isAnsweredAt(url));
  }

  @Test
  @Order(3)
  void aStreamIsThereSecondsAfterItIsApplied() {
    Installation.ensure();

    for (int number = 0; number < STREAMS; number++) {
      Broadcast broadcast =
          scene.broadcast("stream-" + number).to("out", "rtmp://192.0.2.1:1935/live");
      long startNanos = System.nanoTime();
      broadcast.apply();
      broadcast.awaitAnswer();
      Figures.add(
          "`kubectl apply` to a handshake answered at the URL in status",
          Duration.ofNanos(System.nanoTime() - startNanos));
      broadcast.delete();
    }
  }
}
