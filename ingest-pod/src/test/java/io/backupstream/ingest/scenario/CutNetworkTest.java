package io.backupstream.ingest.scenario;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.NetworkNamespace;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Tag("scenario")
class CutNetworkTest {
  private static final int BUFFER_MILLIS = 4_000;

  @TempDir Path folder;

  @Test
  void aPrimaryBehindACutCableCostsNothing() {
    try (NetworkNamespace network = NetworkNamespace.create(folder.resolve("ip.log"));
        Stage stage = new Stage()) {
      ScenarioStream stream = stage.stream("cut");
      stage.open(folder, network.nearAddress());
      try (ChildProcess _ = startPrimary(network, stage, stream);
          NumberedPair pair = stage.encoders(stream, it -> {})) {
        stage.relay().awaitOnAir(stream, ActiveSource.PRIMARY);
        pair.start(ActiveSource.BACKUP);
        stage.relay().awaitCondition(stream, Conditions.SEAMLESS_READY);

        network.cut();

        stage.relay().awaitOnAir(stream, ActiveSource.BACKUP);
        stage.clock().pass(BUFFER_MILLIS);
      }
      Verdict.unbroken(stage.recording(stream), Programme.fps(30));
    }
  }

  private ChildProcess startPrimary(NetworkNamespace network, Stage stage, ScenarioStream stream) {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            NumberedEncoderMain.class.getName(),
            stage.relay().url(),
            stream.primaryKey(),
            Long.toString(stage.clock().originNanos()));
    return network.start(folder.resolve("primary.log"), Map.of(), command);
  }
}
