package io.backupstream.ingest.testkit.recording;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backupstream.ingest.testkit.numbered.NumberedStream;
import io.backupstream.ingest.testkit.numbered.Programme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Programme PROGRAMME = Programme.fps(30);

  @Test
  void aStretchLastsUntilAnotherSource() {
    Recording recording = recording(stream('P', 0), stream('B', 0), stream('P', 0));

    assertThat(Stretch.ofPictures(recording))
        .extracting(Stretch::source)
        .containsExactly('P', 'B', 'P');
    assertThat(Stretch.ofPictures(recording)).allMatch(Stretch::beginsDecodable);
  }

  @Test
  void aStretchThatBeginsWithADeltaIsNotDecodable() {
    List<Received> messages = new ArrayList<>(Sent.messages(stream('P', 0), 100));
    messages.remove(3);

    assertThat(Stretch.ofPictures(new Recording(messages)).getFirst().beginsDecodable()).isFalse();
  }

  @Test
  void soundAndPictureOfOneEncoderAreShiftedAlike() {
    Recording recording = recording(stream('P', 5_000));

    Stretch pictures = Stretch.ofPictures(recording).getFirst();
    Stretch sounds = Stretch.ofSounds(recording).getFirst();

    assertThat(pictures.shiftMillis(PROGRAMME)).isCloseTo(5_000, within(0.5));
    assertThat(sounds.shiftMillis(PROGRAMME)).isCloseTo(5_000, within(0.5));
    assertThat(pictures.driftMillis(PROGRAMME)).isLessThanOrEqualTo(1);
    assertThat(sounds.driftMillis(PROGRAMME)).isLessThanOrEqualTo(1);
  }

  @Test
  void aJumpWithinAStretchIsDrift() {
    NumberedStream stream = stream('P', 0);
    List<Received> messages = new ArrayList<>(Sent.messages(stream, 100));
    stream.jumpTimestamps(4);
    messages.addAll(Sent.messages(stream, 100));

    Stretch sounds = Stretch.ofSounds(new Recording(messages)).getFirst();

    assertThat(sounds.driftMillis(PROGRAMME)).isBetween(3.0, 5.0);
  }

  private static NumberedStream stream(char source, long firstDtsMillis) {
    return new NumberedStream(encoder(source, it -> it.firstDtsMillis = firstDtsMillis), 0);
  }

  private static Recording recording(NumberedStream... streams) {
    List<Received> messages = new ArrayList<>();
    for (NumberedStream stream : streams) {
      messages.addAll(Sent.messages(stream, 100));
    }
    return new Recording(messages);
  }
}
