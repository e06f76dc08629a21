package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Interlaced, cropped, 4:2:2, 4:4:4, with scaling lists and buffer models: what encoders can do.
 */
class ParameterSetsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "/recorded/parameter-sets.txt",
      delimiter = '|',
      maxCharsPerColumn = 16_384)
  void areReadAsTheirEncoderWroteThem(String expected, String arguments, String header) {
    VideoFormat format = Objects.requireNonNull(Formats.video(Bytes.hex(header)), arguments);

    assertThat(text(format)).isEqualTo(expected);
  }

  private static String text(VideoFormat format) {
    double rate = Math.round(format.frameRate() * 100) / 100.0;
    return String.format(
        Locale.ROOT,
        "%s %s %s %dx%d %s %d",
        format.codec(),
        format.profile().isEmpty() ? "-" : format.profile(),
        format.level().isEmpty() ? "-" : format.level(),
        format.width(),
        format.height(),
        rate,
        format.reorderFrames());
  }
}
