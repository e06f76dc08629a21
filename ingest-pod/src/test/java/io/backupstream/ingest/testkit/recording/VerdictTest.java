package io.backupstream.ingest.testkit.recording;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.splice.Track;
import io.backupstream.ingest.testkit.numbered.NumberedStream;
import io.backupstream.ingest.testkit.numbered.Programme;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is on air until now, and what only looks like it. */
class VerdictTest {
  private static final int HALF_MILLIS = 4_000;
  private static final int NOW_MILLIS = 7_500;
  private static final int WHOLE_MILLIS = 8_000;

  @Test
  void aPublishThatGoesOnIsOnAir() {
    assertThatCode(onAir(sent('P', 0, WHOLE_MILLIS), "P")).doesNotThrowAnyException();
  }

  @Test
  void eachSourceIsOnAirInItsTurn() {
    assertThatCode(onAir(switchedTo('B'), "PB")).doesNotThrowAnyException();
    assertThatCode(onAir(switchedTo('B'), "[PB]+")).doesNotThrowAnyException();
  }

  @Test
  void anEmptyRecordingIsNot() {
    assertThatThrownBy(onAir(List.of(), "P")).hasMessageContaining("sources on air");
    assertThatThrownBy(onAir(List.of(), "[PB]+")).hasMessageContaining("sources on air");
  }

  @Test
  void aConnectionThatBringsNothingAnyMoreIsNot() {
    assertThatThrownBy(onAir(sent('P', 0, HALF_MILLIS), "P")).hasMessageContaining("last picture");
  }

  @Test
  void picturesWithoutTheirSoundAreNot() {
    List<Received> messages = sent('P', 0, WHOLE_MILLIS);
    messages.removeIf(it -> it.track() == Track.AUDIO && it.dtsMillis() > HALF_MILLIS);

    assertThatThrownBy(onAir(messages, "P")).hasMessageContaining("last sound");
  }

  @Test
  void anotherSourceIsNot() {
    assertThatThrownBy(onAir(sent('P', 0, WHOLE_MILLIS), "PB")).hasMessageContaining("sources");
    assertThatThrownBy(onAir(switchedTo('B'), "P")).hasMessageContaining("sources on air");
  }

  @Test
  void mediaThatComesAllAtOnceAfterASilenceIsNot() {
    List<Received> messages =
        sent('P', 0, WHOLE_MILLIS).stream()
            .map(it -> it.dtsMillis() > HALF_MILLIS ? late(it) : it)
            .toList();

    assertThatThrownBy(onAir(messages, "P")).hasMessageContaining("longest silence");
  }

  @Test
  void aMissingPictureIsABreak() {
    List<Received> messages = sent('P', 0, WHOLE_MILLIS);
    messages.removeIf(
        it -> it.track() == Track.VIDEO && it.isMedia() && it.numbered().number() == 50);

    assertThatThrownBy(onAir(messages, "P")).hasMessageContaining("a step of 67 ms");
  }

  private static ThrowingCallable onAir(List<Received> messages, String sources) {
    Recording recording = new Recording(messages);
    return () -> Verdict.onAirUntil(NOW_MILLIS * 1000L, recording, Programme.fps(30), sources);
  }

  private static List<Received> switchedTo(char source) {
    List<Received> messages = sent('P', 0, HALF_MILLIS);
    messages.addAll(sent(source, HALF_MILLIS, WHOLE_MILLIS));
    return messages;
  }

  /** What an encoder sends that has the programme's time for its timestamps. */
  private static List<Received> sent(char source, int fromMillis, int toMillis) {
    NumberedStream stream =
        new NumberedStream(
            encoder(source, it -> it.firstDtsMillis = fromMillis), fromMillis * 1000L);
    List<Received> messages = new ArrayList<>(Sent.messages(stream, 1_000));
    messages.removeIf(it -> it.dtsMillis() >= toMillis);
    return messages;
  }

  private static Received late(Received it) {
    return new Received(
        it.track(),
        it.kind(),
        it.slot(),
        it.dtsMillis(),
        it.ctsMillis(),
        it.arrivalMicros() + 20_000_000,
        it.bodyHash(),
        it.mark());
  }
}
