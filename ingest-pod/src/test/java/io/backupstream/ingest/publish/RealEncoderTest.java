package io.backupstream.ingest.publish;

import static io.backupstream.ingest.publish.RunningServer.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.backupstream.ingest.testkit.program.ChildProcess;
import io.backupstream.ingest.testkit.program.FfmpegPrograms;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ffmpeg, as people run it, against the server. */
class RealEncoderTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final RunningServer running = new RunningServer();
  private final RecordingSink sink = running.sink();

  @SuppressWarnings("NullAway.Init")
  private InetSocketAddress address;

  @BeforeEach
  void listen() throws IOException {
    address = running.listen();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void h264AndAacArriveWithTheirHeadersFirst() {
    assertThat(publish(KEY, "-c:v", "libx264", "-bf", "2", "-c:a", "aac")).isEmpty();

    await().until(() -> sink.events().contains("ended UNPUBLISHED"));
    assertThat(kinds().subList(0, 4))
        .containsExactly(
            "started", "DATA onMetaData", "VIDEO video/0/config", "AUDIO audio/0/config");
    assertThat(kinds().stream().filter("VIDEO KEYFRAME"::equals)).hasSize(3);
    assertThat(kinds().stream().filter(kind -> kind.startsWith("VIDEO"))).hasSize(1 + 30);
  }

  @Test
  void hevcAndOpusArriveByEnhancedRtmp() {
    assertThat(publish(KEY, "-c:v", "libx265", "-x265-params", "log-level=none", "-c:a", "libopus"))
        .isEmpty();

    await().until(() -> sink.events().contains("ended UNPUBLISHED"));
    assertThat(kinds())
        .contains(
            "VIDEO video/0/config",
            "VIDEO video/0/metadata",
            "AUDIO audio/0/config",
            "AUDIO audio/0/channels");
    assertThat(kinds().stream().filter("VIDEO KEYFRAME"::equals)).hasSize(3);
  }

  @Test
  void encoderWithAWrongKeyPrintsWhatToDo() {
    assertThat(publish("wrong-0123456789abcdef", "-c:v", "libx264", "-c:a", "aac"))
        .contains("Stream key not accepted. Copy it again from where you got it, without blanks.");
    assertThat(sink.events()).isEmpty();
  }

  private String publish(String key, String... codecs) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("-f", "lavfi", "-i", "testsrc2=size=160x90:rate=30"));
    arguments.addAll(List.of("-f", "lavfi", "-i", "sine=sample_rate=48000"));
    arguments.addAll(List.of("-t", "1", "-g", "10", "-pix_fmt", "yuv420p"));
    arguments.addAll(List.of(codecs));
    arguments.addAll(List.of("-b:a", "96k", "-flvflags", "no_duration_filesize"));
    arguments.addAll(
        List.of("-f", "flv", "rtmp://127.0.0.1:" + address.getPort() + "/live/" + key));
    try (ChildProcess ffmpeg = FfmpegPrograms.start(folder.resolve("ffmpeg.log"), arguments)) {
      assertThat(ffmpeg.exitCode()).isNotNegative();
      return ffmpeg.output();
    }
  }

  /** Track and kind or slot of each event. */
  private List<String> kinds() {
    return sink.events().stream()
        .map(event -> event.split(" ", -1))
        .map(words -> words.length < 2 ? words[0] : words[0] + " " + words[1])
        .toList();
  }
}
