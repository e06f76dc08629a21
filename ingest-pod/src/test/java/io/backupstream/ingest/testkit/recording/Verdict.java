package io.backupstream.ingest.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.FfmpegPrograms;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What a destination must have got. */
public final class Verdict {
  /** More than a loaded machine is late; platforms that hear nothing for longer end a broadcast. */
  private static final long MAX_SILENCE_MILLIS = 10_000;

  private Verdict() {}

  /** One stream without a break, to any destination. */
  public static void continuous(Recording recording, Programme programme) {
    assertThat(Continuity.faults(recording, programme)).isEmpty();
  }

  /** And every picture once, each source beginning with a keyframe. */
  public static void unbroken(Recording recording, Programme programme) {
    continuous(recording, programme);
    assertThat(Stretch.ofPictures(recording)).allMatch(Stretch::beginsDecodable);
    Numbers pictures = Numbers.ofPictures(recording);
    assertThat(pictures.missing()).as("missing pictures").isEmpty();
    assertThat(pictures.repeated()).as("repeated pictures").isEmpty();
  }

  /**
   * And pictures of these sources in this order, without a silence, up to those that were made when
   * the test looked.
   *
   * @param madeMicros when that was, in the programme's time: media that is older shows nothing
   * @param sources whose pictures came, one letter a stretch; a regular expression
   */
  public static void onAirUntil(
      long madeMicros, Recording recording, Programme programme, String sources) {
    assertThat(sourcesOf(recording)).as("sources on air").matches(sources);
    assertThat(silenceMillis(recording)).as("longest silence").isLessThan(MAX_SILENCE_MILLIS);
    assertThat(recording.pictures().getLast().numbered().number())
        .as("last picture")
        .isGreaterThanOrEqualTo(programme.pictureAt(madeMicros));
    assertThat(recording.sounds()).as("sounds").isNotEmpty();
    assertThat(recording.sounds().getLast().numbered().number())
        .as("last sound")
        .isGreaterThanOrEqualTo(programme.soundAt(madeMicros));
    unbroken(recording, programme);
  }

  private static String sourcesOf(Recording recording) {
    return Stretch.ofPictures(recording).stream()
        .map(stretch -> String.valueOf(stretch.source()))
        .collect(Collectors.joining());
  }

  private static long silenceMillis(Recording recording) {
    long longestMicros = 0;
    long lastMicros = recording.media().getFirst().arrivalMicros();
    for (Received media : recording.media()) {
      longestMicros = Math.max(longestMicros, media.arrivalMicros() - lastMicros);
      lastMicros = media.arrivalMicros();
    }
    return longestMicros / 1000;
  }

  /** A decoder finds nothing to say about a file. */
  public static void decodes(Path file) {
    Path log = file.resolveSibling(file.getFileName() + ".log");
    String[] decode = {"-loglevel", "error", "-i", file.toString(), "-f", "null", "-"};
    assertThat(FfmpegPrograms.ffmpeg(log, decode)).as("decoding " + file).isEmpty();
  }
}
