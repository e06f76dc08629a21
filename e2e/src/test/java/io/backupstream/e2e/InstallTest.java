package io.backupstream.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.e2e.kit.Broadcast;
import io.backupstream.e2e.kit.Figures;
import io.backupstream.e2e.kit.Handshake;
import io.backupstream.e2e.kit.Installation;
import io.backupstream.e2e.kit.Patiently;
import io.backupstream.e2e.kit.Program;
import io.backupstream.e2e.kit.Scene;
import io.backupstream.e2e.kit.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Order(1)
@Tag("e2e")
class InstallTest {
  private static final int STREAMS = 10;

  @RegisterExtension final Scene scene = new Scene();

  @Test
  void afterHelmInstallAndApplyAnEncoderIsAnswered() {
    Installation.install();

    Program kubectl = Program.kubectl().with("--namespace", scene.namespace());
    kubectl.run("apply", "--filename", Settings.ROOT.resolve("examples").toString());
    kubectl.run("wait", "--for=condition=Ready", "bs/quickstart", "--timeout=120s");

    String url =
        kubectl.run("get", "bs/quickstart", "--output=jsonpath={.status.ingest.url}").strip();
    assertThat(Handshake.isAnsweredAt(url)).isTrue();
  }

  @Test
  void aStreamIsThereSecondsAfterItIsApplied() {
    Installation.ensure();

    for (int number = 0; number < STREAMS; number++) {
      Broadcast broadcast =
          scene.broadcast("stream-" + number).to("out", "rtmp://192.0.2.1:1935/live");
      long startNanos = System.nanoTime();
      broadcast.apply();
      String url = broadcast.awaitUrl();
      Patiently.await("an answer at " + url).until(() -> Handshake.isAnsweredAt(url));
      Figures.add(
          "`kubectl apply` to a handshake answered at the URL in status",
          Duration.ofNanos(System.nanoTime() - startNanos));
      broadcast.delete();
    }
  }
}
