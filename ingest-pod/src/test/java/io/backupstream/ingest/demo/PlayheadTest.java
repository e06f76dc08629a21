package io.backupstream.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.splice.Kind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PlayheadTest {

  @Test
  void startsAtTheNextKeyframeOfTheProgramme() throws IOException {
    Playhead playhead = new Playhead(Clip.of(SourceName.PRIMARY), 2_001);

    assertThat(playhead.dueMillis()).isEqualTo(4_000);
    assertThat(playhead.timestampMillis()).isZero();
    assertThat(playhead.sample().kind()).isEqualTo(Kind.KEYFRAME);
  }

  @Test
  void goesOnWithItsTimestampsWhereTheClipBeginsAgain() throws IOException {
    Clip clip = Clip.of(SourceName.PRIMARY);
    Playhead playhead = new Playhead(clip, Clip.MILLIS - Clip.GOP_MILLIS);
    while (!playhead.sample().equals(clip.media().getLast())) {
      playhead.advance();
    }
    playhead.advance();

    assertThat(playhead.dueMillis()).isEqualTo(Clip.MILLIS);
    assertThat(playhead.timestampMillis()).isEqualTo(Clip.GOP_MILLIS);
  }
}
