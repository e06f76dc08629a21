package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.program.RealEncoder;
import io.backupstream.ingest.testkit.program.Signal;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Order(1)
@Tag("scenario")
class KilledRealEncodersTest {
  private static final int STREAMS = 4;
  private static final int KILLS_A_STREAM = 5;

  private final ProgrammeClock clock = new ProgrammeClock();

  @TempDir Path folder;

  @Test
  void twentyOfTwentyKillsAtRandomMomentsGoUnnoticed() {
    try (NginxRtmp nginx = NginxRtmp.start(folder.resolve("nginx"))) {
      List<ScenarioStream> streams =
          IntStream.range(0, STREAMS)
              .mapToObj(number -> ScenarioStream.named("event-" + number).to("nginx", nginx.url()))
              .toList();
      try (RelayProcess relay = RelayProcess.run(folder, streams.toArray(ScenarioStream[]::new))) {
        Concurrently.forEach(streams, stream -> killWhoIsOnAir(relay, stream));
        assertThat(relay.end(Signal.INT)).isZero();
      }
      await().until(() -> nginx.ended() == STREAMS);
      assertThat(nginx.publishes()).isEqualTo(STREAMS);
      assertThat(nginx.unpublishes()).isEqualTo(STREAMS);
      assertThat(nginx.recordings()).hasSize(STREAMS).allSatisfy(KilledRealEncodersTest::judge);
    }
  }

  private static void judge(Path file) {
    Verdict.continuous(Recording.ofFlv(file), Programme.fps(30));
    Verdict.decodes(file);
  }

  private void killWhoIsOnAir(RelayProcess relay, ScenarioStream stream) {
    Random moment = new Random(stream.name().hashCode());
    Map<ActiveSource, ChildProcess> encoders = new EnumMap<>(ActiveSource.class);
    encoders.put(ActiveSource.PRIMARY, start(relay, stream.primaryKey()));
    relay.awaitOnAir(stream, ActiveSource.PRIMARY);
    encoders.put(ActiveSource.BACKUP, start(relay, stream.backupKey()));
    for (int kill = 0; kill < KILLS_A_STREAM; kill++) {
      relay.awaitCondition(stream, Conditions.SEAMLESS_READY);
      clock.pass(moment.nextInt(2_000));
      ActiveSource onAir = relay.status(stream).activeSource();
      boolean primary = onAir == ActiveSource.PRIMARY;
      Objects.requireNonNull(encoders.get(onAir)).signal(Signal.KILL);
      relay.awaitOnAir(stream, primary ? ActiveSource.BACKUP : ActiveSource.PRIMARY);
      encoders.put(onAir, start(relay, primary ? stream.primaryKey() : stream.backupKey()));
    }
    relay.awaitCondition(stream, Conditions.SEAMLESS_READY);
    encoders.values().forEach(ChildProcess::close);
  }

  private ChildProcess start(RelayProcess relay, String key) {
    return RealEncoder.h264(folder, relay.url(), key);
  }
}
