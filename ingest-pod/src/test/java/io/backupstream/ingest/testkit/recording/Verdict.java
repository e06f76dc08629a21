package io.backupstream.ingest.testkit.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.testkit.numbered.Programme;
import io.backupstream.ingest.testkit.program.FfmpegPrograms;
import java.nio.file.Path;

/** What a destination must have got. */
public final class Verdict {
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

  /** A decoder finds nothing to say about a file. */
  public static void decodes(Path file) {
    Path log = file.resolveSibling(file.getFileName() + ".log");
    String[] decode = {"-loglevel", "error", "-i", file.toString(), "-f", "null", "-"};
    assertThat(FfmpegPrograms.ffmpeg(log, decode)).as("decoding " + file).isEmpty();
  }
}
