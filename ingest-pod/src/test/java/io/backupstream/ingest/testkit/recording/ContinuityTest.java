package io.backupstream.ingest.testkit.recording;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.NumberedStream;
import io.backupstream.ingest.testkit.numbered.Programme;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContinuityTest {
  private final List<Received> messages =
      Sent.messages(new NumberedStream(encoder('P', it -> {}), 0), 300);

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void aPlainPublishHasNoFault(int bFrames) {
    NumberedStream stream = new NumberedStream(encoder('P', it -> it.bFrames = bFrames), 0);

    assertThat(faults(Sent.messages(stream, 300))).isEmpty();
  }

  @Test
  void aMissingPictureIsALongStep() {
    messages.remove(index(Track.VIDEO, 50));

    assertThat(faults(messages))
        .containsExactly("a step of 67 ms to VIDEO DELTA at 1700 ms Mark[source=P, number=51]");
  }

  @Test
  void oneMissingAudioFrameIsBorne() {
    messages.remove(index(Track.AUDIO, 50));

    assertThat(faults(messages)).isEmpty();
  }

  @Test
  void twoMissingAudioFramesAreALongStep() {
    messages.remove(index(Track.AUDIO, 50));
    messages.remove(index(Track.AUDIO, 51));

    assertThat(faults(messages)).singleElement().asString().startsWith("a step of 64 ms to AUDIO");
  }

  @Test
  void aPictureTwiceIsAStepOfNothing() {
    Received picture = messages.get(index(Track.VIDEO, 50));
    messages.add(messages.indexOf(picture), picture);

    assertThat(faults(messages)).singleElement().asString().startsWith("a step of 0 ms to VIDEO");
  }

  @Test
  void anAudioFrameBehindALaterPictureGoesBack() {
    int sound = index(Track.AUDIO, 50);
    messages.add(sound + 3, messages.remove(sound));

    assertThat(faults(messages)).anyMatch(fault -> fault.startsWith("back from "));
  }

  @Test
  void mediaBeforeItsHeaderIsTold() {
    messages.removeIf(is(Track.AUDIO, Kind.HEADER));

    assertThat(faults(messages))
        .containsExactly("no header before AUDIO DELTA at 0 ms Mark[source=P, number=0]");
  }

  @Test
  void aFirstPictureThatIsNoKeyframeIsTold() {
    messages.remove(index(Track.VIDEO, 0));

    assertThat(faults(messages)).containsExactly("the first picture is no keyframe");
  }

  private static List<String> faults(List<Received> messages) {
    return Continuity.faults(new Recording(messages), Programme.fps(30));
  }

  private int index(Track track, long number) {
    return messages.indexOf(
        messages.stream()
            .filter(it -> it.isMedia() && it.track() == track && it.numbered().number() == number)
            .findFirst()
            .orElseThrow());
  }

  private static Predicate<Received> is(Track track, Kind kind) {
    return message -> message.track() == track && message.kind() == kind;
  }
}
