package io.backupstream.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.demo.ClipFiles.Fate;
import io.backupstream.ingest.splice.Track;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContinuityCheckTest {

  private static final int PICTURES = 720;

  @TempDir Path folder;

  @Test
  void anUnbrokenRecordingOverTwoSplicesIsFreeOfFaults() throws IOException {
    Continuity found = check((sample, millis) -> Fate.KEPT);

    assertThat(found).isEqualTo(new Continuity(PICTURES, 0, 0, 2, List.of()));
    assertThat(DemoCommand.exitCode(found)).isZero();
  }

  @Test
  void aMissingPictureFailsTheDemo() throws IOException {
    Continuity found = check((sample, millis) -> sample.picture() == 310 ? Fate.LOST : Fate.KEPT);

    assertThat(found.missing()).isEqualTo(1);
    assertThat(found.faults())
        .containsExactly(
            "a step of 67 ms to the picture at 10367 ms", "1 pictures missing at 10367 ms");
    assertThat(DemoCommand.exitCode(found)).isEqualTo(1);
  }

  @Test
  void aPictureThatComesTwiceFailsTheDemo() throws IOException {
    Continuity found = check((sample, millis) -> sample.picture() == 310 ? Fate.TWICE : Fate.KEPT);

    assertThat(found.twice()).isEqualTo(1);
    assertThat(DemoCommand.exitCode(found)).isEqualTo(1);
  }

  @Test
  void aSpliceThatIsNotAtAKeyframeFailsTheDemo() throws IOException {
    Continuity found =
        check(
            (sample, millis) ->
                ClipFiles.isPicture(sample) && millis == ClipFiles.FIRST_SPLICE_MILLIS
                    ? Fate.LOST
                    : Fate.KEPT);

    assertThat(found.faults()).contains("no keyframe after the splice at 6033 ms");
  }

  @Test
  void aSoundWhoseTimestampDoesNotRiseFailsTheDemo() throws IOException {
    Continuity found =
        check(
            (sample, millis) ->
                sample.track() == Track.AUDIO && millis == 0 ? Fate.TWICE : Fate.KEPT);

    assertThat(found.faults())
        .containsExactly("a sound that does not come after the one before it at 0 ms");
  }

  @Test
  void aSecondPublishAtTheDestinationFailsTheDemo() throws IOException {
    Path file = folder.resolve("recording.flv");
    ClipFiles.write(file, (sample, millis) -> Fate.KEPT);

    assertThat(DemoCommand.check(file, Clips.load(), 2).faults())
        .containsExactly("expected one publish at the destination, saw 2");
  }

  private Continuity check(ClipFiles.Flaw flaw) throws IOException {
    Path file = folder.resolve("recording.flv");
    ClipFiles.write(file, flaw);
    return DemoCommand.check(file, Clips.load(), 1);
  }
}
