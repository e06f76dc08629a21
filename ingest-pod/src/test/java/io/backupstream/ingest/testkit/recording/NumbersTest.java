package io.backupstream.ingest.testkit.recording;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.testkit.numbered.NumberedStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {
  private final List<Received> messages =
      Sent.messages(new NumberedStream(encoder('P', it -> it.bFrames = 2), 0), 300);

  @Test
  void aPlainPublishIsWhole() {
    assertThat(Numbers.ofSounds(new Recording(messages)).areWhole()).isTrue();
    assertThat(Numbers.ofPictures(new Recording(messages)).areWhole()).isTrue();
  }

  @Test
  void whatNeverCameIsMissing() {
    messages.removeIf(it -> it.isMedia() && it.numbered().number() == 20);

    assertThat(Numbers.ofPictures(new Recording(messages)).missing()).containsExactly(20L);
    assertThat(Numbers.ofSounds(new Recording(messages)).missing()).containsExactly(20L);
  }

  @Test
  void whatCameTwiceIsRepeated() {
    messages.addAll(messages.subList(100, 104));

    assertThat(Numbers.ofSounds(new Recording(messages)).repeated())
        .hasSizeBetween(2, 3)
        .allMatch(number -> number > 40);
  }
}
