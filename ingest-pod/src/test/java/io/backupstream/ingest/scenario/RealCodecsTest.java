package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.program.RealEncoder;
import io.backupstream.ingest.testkit.program.Signal;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** ffmpeg's encoders freeze, and ffmpeg's decoder sees nothing of it in nginx's recording. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("scenario")
class RealCodecsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int BUFFER_MILLIS = 4_000;

  private final Stage stage = new Stage();

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @SuppressWarnings("NullAway.Init")
  private NginxRtmp nginx;

  @BeforeAll
  void open(@TempDir Path folder) {
    this.folder = folder;
    this.nginx = NginxRtmp.start(folder.resolve("nginx"));
    for (String codec : new String[] {"h264", "hevc", "av1", "idle", "open-gop"}) {
      stage.add(ScenarioStream.named(codec).to("nginx", nginx.url()));
    }
    stage.open(folder);
  }

  @AfterAll
  void close() {
    stage.close();
    nginx.close();
  }

  @Test
  void aFrozenH264EncoderGoesUnnoticed() {
    freezeThePrimary("h264", RealEncoder::h264);
  }

  @Test
  void aFrozenHevcEncoderGoesUnnoticed() {
    freezeThePrimary("hevc", RealEncoder::hevc);
  }

  @Test
  void aFrozenAv1EncoderGoesUnnoticed() {
    freezeThePrimary("av1", RealEncoder::av1);
  }

  @Test
  void anH264EncoderWithoutIdrPicturesIsToldWhatToChange() {
    ScenarioStream stream = stage.get("open-gop");
    RelayProcess relay = stage.relay();
    try (ChildProcess _ = RealEncoder.h264OpenGop(folder, relay.url(), stream.primaryKey());
        ChildProcess _ = RealEncoder.h264OpenGop(folder, relay.url(), stream.backupKey())) {
      relay.awaitReason(stream, Conditions.SEAMLESS_READY, Reasons.OPEN_GOP);
    }
  }

  private interface Launch {
    ChildProcess start(Path folder, String url, String key);
  }

  private void freezeThePrimary(String name, Launch encoder) {
    ScenarioStream stream = stage.get(name);
    RelayProcess relay = stage.relay();
    try (ChildProcess primary = encoder.start(folder, relay.url(), stream.primaryKey());
        ChildProcess _ = encoder.start(folder, relay.url(), stream.backupKey())) {
      relay.awaitOnAir(stream, ActiveSource.PRIMARY);
      relay.awaitCondition(stream, Conditions.SEAMLESS_READY);

      primary.signal(Signal.STOP);

      relay.awaitOnAir(stream, ActiveSource.BACKUP);
      stage.clock().pass(BUFFER_MILLIS);
      stage.delete(stream);
      await().atMost(PATIENCE).until(() -> nginx.hasEnded(name));
    }
    assertThat(nginx.recordings(name)).hasSize(1);
    Path file = nginx.recordings(name).getFirst();
    Verdict.continuous(Recording.ofFlv(file), Programme.fps(30));
    Verdict.decodes(file);
  }
}
