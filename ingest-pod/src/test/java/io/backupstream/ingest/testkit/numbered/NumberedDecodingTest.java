package io.backupstream.ingest.testkit.numbered;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.media.FlvWriter;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.program.FfmpegPrograms;
import io.netty.buffer.Unpooled;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedDecodingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3})
  void aRealDecoderShowsEveryPicture(int bFrames) throws IOException {
    Path file = folder.resolve("clip.flv");
    NumberedStream stream = new NumberedStream(encoder('P', it -> it.bFrames = bFrames), 0);
    int pictures = write(file, stream, 400);

    assertThat(ffmpeg("-i", file.toString(), "-f", "null", "-")).isEmpty();
    assertThat(decodedPictures(file)).isEqualTo(pictures);
  }

  @Test
  void aRealDecoderSeesTheSizeThatIsSet() throws IOException {
    Path file = folder.resolve("clip.flv");
    EncoderSettings settings =
        encoder(
            'P',
            it -> {
              it.width = 1920;
              it.height = 1080;
            });
    write(file, new NumberedStream(settings, 0), 50);

    assertThat(probe(file, "stream=width,height,r_frame_rate"))
        .contains("width=1920", "height=1080", "r_frame_rate=30/1");
  }

  @ParameterizedTest
  @EnumSource
  void aRealDemuxerKnowsTheCodec(EncoderSettings.Codec codec) throws IOException {
    Path file = folder.resolve("clip.flv");
    write(file, new NumberedStream(encoder('P', it -> it.codec = codec), 0), 50);

    assertThat(probe(file, "stream=codec_name"))
        .contains(
            switch (codec) {
              case AVC -> "codec_name=h264";
              case HEVC -> "codec_name=hevc";
              case AV1 -> "codec_name=av1";
            });
  }

  /** The first messages of a stream; tells how many of them are pictures. */
  private static int write(Path file, NumberedStream stream, int messages) throws IOException {
    int pictures = 0;
    try (FlvWriter flv = new FlvWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
      for (int count = 0; count < messages; count++) {
        NumberedFrame frame = stream.next();
        flv.write(frame.track(), frame.dtsMillis(), Unpooled.wrappedBuffer(frame.body()));
        pictures += frame.track() == Track.VIDEO && frame.kind() != Kind.HEADER ? 1 : 0;
      }
    }
    return pictures;
  }

  private int decodedPictures(Path file) {
    String listing = ffmpeg("-i", file.toString(), "-map", "0:v", "-f", "framecrc", "-");
    return (int) listing.lines().filter(line -> line.startsWith("0,")).count();
  }

  private String ffmpeg(String... arguments) {
    return FfmpegPrograms.ffmpeg(folder.resolve("ffmpeg.log"), arguments);
  }

  private String probe(Path file, String entries) {
    return FfmpegPrograms.ffprobe(
        folder.resolve("ffprobe.log"),
        "-loglevel",
        "quiet",
        "-select_streams",
        "v",
        "-show_entries",
        entries,
        file.toString());
  }
}
