package io.backupstream.ingest.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.FfmpegPrograms;
import io.backupstream.ingest.testkit.recording.Continuity;
import io.backupstream.ingest.testkit.recording.Received;
import io.backupstream.ingest.testkit.recording.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClipTest {
  private static final Path CLIP =
      Path.of("src/main/resources/io/backupstream/ingest/demo/clip.flv");
  private static final int CLIP_MILLIS = 16_000;

  @TempDir Path folder;

  @Test
  void goesOnWithoutASeamWhenPlayedAgain() {
    Recording clip = Recording.ofFlv(CLIP);
    List<Received> twice = new ArrayList<>(clip.messages());
    clip.media().forEach(message -> twice.add(later(message)));

    assertThat(Continuity.faults(new Recording(twice), Programme.fps(30))).isEmpty();
  }

  @Test
  void mayBeJoinedEveryTwoSeconds() {
    assertThat(Recording.ofFlv(CLIP).pictures().stream().filter(p -> p.kind() == Kind.KEYFRAME))
        .extracting(Received::dtsMillis)
        .containsExactly(0L, 2_000L, 4_000L, 6_000L, 8_000L, 10_000L, 12_000L, 14_000L);
  }

  @Test
  void isWholeToADecoder() {
    String log = "-i " + CLIP + " -f null -";

    assertThat(FfmpegPrograms.ffmpeg(folder.resolve("ffmpeg.log"), log.split(" "))).isEmpty();
  }

  private static Received later(Received message) {
    return new Received(
        message.track(),
        message.kind(),
        message.slot(),
        message.dtsMillis() + CLIP_MILLIS,
        message.ctsMillis(),
        message.arrivalMicros(),
        message.bodyHash(),
        message.mark());
  }
}
