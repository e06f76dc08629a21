package io.backupstream.ingest.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxRtmpTest {
  @TempDir Path folder;

  @Test
  void recordsEachPublishOfARealEncoder() {
    try (NginxRtmp nginx = NginxRtmp.start(folder)) {
      publish(nginx.url() + "/first", 1).exitCode();
      publish(nginx.url() + "/second", 1).exitCode();

      await().until(() -> nginx.ended() == 2);
      assertThat(nginx.connections()).isEqualTo(2);
      assertThat(nginx.publishes()).isEqualTo(2);
      assertThat(nginx.recordings()).hasSize(2);
      assertThat(decode(nginx.recordings().getFirst())).isEmpty();
    }
  }

  @Test
  void tellsAnUnpublishFromABareClose() {
    try (NginxRtmp nginx = NginxRtmp.start(folder);
        ChildProcess encoder = publish(nginx.url() + "/killed", 60)) {
      publish(nginx.url() + "/ended", 1).exitCode();
      await().until(() -> nginx.publishes() == 2);

      encoder.signal(Signal.KILL);

      await().until(() -> nginx.ended() == 2);
      assertThat(nginx.unpublishes()).isEqualTo(1);
    }
  }

  @Test
  void comesBackOnItsPort() {
    try (NginxRtmp nginx = NginxRtmp.start(folder)) {
      nginx.signal(Signal.KILL);
      nginx.restart();

      publish(nginx.url() + "/key", 1).exitCode();

      await().until(() -> nginx.publishes() == 1);
    }
  }

  private ChildProcess publish(String url, int seconds) {
    return FfmpegPrograms.start(
        folder.resolve("encoder.log"),
        List.of(
            ("-re -f lavfi -i testsrc=size=160x90:rate=30 -c:v libx264 -preset ultrafast -t "
                    + seconds
                    + " -f flv "
                    + url)
                .split(" ")));
  }

  private String decode(Path recording) {
    return FfmpegPrograms.ffmpeg(
        folder.resolve("decoder.log"), "-i", recording.toString(), "-f", "null", "-");
  }
}
