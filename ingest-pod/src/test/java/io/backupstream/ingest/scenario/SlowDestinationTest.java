package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.program.Signal;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Order(1)
@Tag("scenario")
class SlowDestinationTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int STALL_MILLIS = 60_000;
  private static final int QUIET_MILLIS = 3_000;
  private static final int BITS_PER_SECOND = 20_000_000;

  /** Half of what the stalled minute brings: without bounds it would not do. */
  private static final String MEMORY = "-Xmx96m -XX:MaxDirectMemorySize=75m";

  @TempDir Path folder;

  @Test
  void oneThatStandsStillForAMinuteDiesAndReturnsHarmsNoOther() {
    try (NginxRtmp good = NginxRtmp.start(folder.resolve("good"));
        NginxRtmp bad = NginxRtmp.start(folder.resolve("bad"))) {
      stallKillAndRestart(good, bad);

      assertThat(good.publishes()).isEqualTo(1);
      Path unharmed = good.recordings().getFirst();
      Verdict.unbroken(Recording.ofFlv(unharmed), Programme.fps(30));
      Verdict.decodes(unharmed);
      Recording returned = Recording.ofFlv(bad.recordings().getLast());
      assertThat(returned.pictures().getFirst().kind()).isEqualTo(Kind.KEYFRAME);
      Verdict.unbroken(returned, Programme.fps(30));
    }
  }

  private void stallKillAndRestart(NginxRtmp good, NginxRtmp bad) {
    try (Stage stage = new Stage()) {
      ScenarioStream stream =
          stage.add(ScenarioStream.named("two").to("good", good.url()).to("bad", bad.url()));
      stage.openWith(folder, MEMORY);
      try (NumberedPair _ =
          stage.encoders(stream, it -> it.bitsPerSecond = BITS_PER_SECOND).start()) {
        stage.relay().awaitCondition(stream, Conditions.LIVE);

        bad.signal(Signal.STOP);
        stage.clock().pass(STALL_MILLIS);
        bad.signal(Signal.KILL);
        bad.restart();

        await().atMost(PATIENCE).until(() -> bad.publishes() >= 2);
        stage.relay().awaitCondition(stream, Conditions.LIVE);
        stage.clock().pass(QUIET_MILLIS);
        assertThat(stage.relay().end(Signal.INT)).isZero();
      }
      await().until(() -> good.hasEnded("two"));
    }
  }
}
