package io.backupstream.ingest.scenario;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.EncoderSettings;
import io.backupstream.ingest.testkit.numbered.NumberedEncoder;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.numbered.ProgrammeClock;
import io.backupstream.ingest.testkit.program.NginxRtmp;
import io.backupstream.ingest.testkit.program.Signal;
import io.backupstream.ingest.testkit.recording.Received;
import io.backupstream.ingest.testkit.recording.Recording;
import io.backupstream.ingest.testkit.recording.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
@Tag("scenario")
class MismatchTest {
  private static final int BUFFER_MILLIS = 4_000;

  private final ProgrammeClock clock = new ProgrammeClock();

  @TempDir Path folder;

  @Test
  void aSmallerBackupTakesOverWithItsOwnHeader() {
    Path file;
    try (NginxRtmp nginx = NginxRtmp.start(folder.resolve("nginx"))) {
      ScenarioStream stream = ScenarioStream.named("event").to("nginx", nginx.url());
      try (RelayProcess relay = RelayProcess.run(folder, stream);
          NumberedEncoder primary = publish(relay, stream.primaryKey(), size('P', 1920, 1080));
          NumberedEncoder _ = publish(relay, stream.backupKey(), size('B', 1280, 720))) {
        relay.awaitReason(stream, Conditions.SEAMLESS_READY, Reasons.RESOLUTION_MISMATCH);
        relay.awaitOnAir(stream, ActiveSource.PRIMARY);

        primary.reset();

        relay.awaitOnAir(stream, ActiveSource.BACKUP);
        clock.pass(BUFFER_MILLIS);
        relay.end(Signal.INT);
      }
      await().until(() -> nginx.ended() == 1);
      file = nginx.recordings().getFirst();
    }
    Verdict.unbroken(Recording.ofFlv(file), Programme.fps(30));
    newHeaderComesBeforeTheBackup(Recording.ofFlv(file));
    Verdict.decodes(file);
  }

  private static void newHeaderComesBeforeTheBackup(Recording recording) {
    List<Received> messages = recording.messages();
    List<Integer> headers =
        messages.stream()
            .filter(it -> it.track() == Track.VIDEO && it.kind() == Kind.HEADER)
            .map(messages::indexOf)
            .toList();
    List<Received> pictures = recording.pictures();
    Received firstOfBackup =
        pictures.stream().filter(it -> it.source() == 'B').findFirst().orElseThrow();

    assertThat(headers).hasSize(2);
    assertThat(messages.subList(headers.getLast() + 1, messages.indexOf(firstOfBackup)))
        .noneMatch(it -> it.isMedia() && it.track() == Track.VIDEO);
    assertThat(pictures.indexOf(firstOfBackup)).isPositive();
  }

  private NumberedEncoder publish(RelayProcess relay, String key, EncoderSettings settings) {
    return NumberedEncoder.start(settings, clock, relay.url(), key).awaitPublishing();
  }

  private static EncoderSettings size(char source, int width, int height) {
    return encoder(
        source,
        it -> {
          it.width = width;
          it.height = height;
          it.bitsPerSecond = 4_000_000;
        });
  }
}
