package io.backupstream.ingest.rtmp.message;

import static io.backupstream.ingest.rtmp.Buffers.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class MessageDecoderTest {

  @RegisterExtension final Buffers buffers = new Buffers();

  @ParameterizedTest
  @FieldSource("io.backupstream.ingest.rtmp.message.MessageExamples#ALL")
  void readsEachKind(MessageExamples example) {
    assertThat(decode(example.bytes())).containsExactly(example.value());
  }

  @Test
  void readsDataOfAnAmf3EncoderAsAmf0() {
    assertThat(decode("05 000000 000005 0f 01000000 00 02000161"))
        .containsExactly(new Media(Media.Type.DATA, 0, 1, hex("02000161")));
  }

  @Test
  void readsDataThatIsAmf3InNameOnly() {
    assertThat(decode("05 000000 000004 0f 01000000 02000161"))
        .containsExactly(new Media(Media.Type.DATA, 0, 1, hex("02000161")));
  }

  @Test
  void readsANoticeWithoutTransaction() {
    assertThat(decode("03 000000 000005 14 00000000 020001 78 05"))
        .containsExactly(Command.of(0, "x", 0, AmfValue.NULL));
  }

  @ParameterizedTest
  @CsvSource({"shared object, 13", "shared object of AMF3, 10", "unknown, 63"})
  void passesOverWhatAPublishHasNoUseFor(String name, String type) {
    assertThat(decode("03 000000 000002 " + type + " 00000000 aaaa")).as(name).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"audio, 08", "video, 09", "data, 12"})
  void passesOverEmptyMedia(String name, String type) {
    assertThat(decode("04 000000 000000 " + type + " 01000000")).as(name).isEmpty();
  }

  @Test
  void passesOverTheStreamAndLengthOfSetBufferLength() {
    assertThat(decode("02 000000 00000a 04 00000000 0003 00000001 00000bb8"))
        .containsExactly(new UserControl(3, 1));
  }

  @Test
  void refusesACommandWithoutName() {
    refuses(
        "03 000000 000001 14 00000000 05",
        "message: a command begins with its name, came [AmfNull]");
  }

  @Test
  void refusesControlCutShort() {
    refuses(
        "02 000000 000003 04 00000000 000600",
        "message: User Control takes 4 more bytes, 1 are left");
  }

  @Test
  void hidesTheArgumentsOfACommandWhereItIsPrinted() {
    Command publish = Command.of(1, "publish", 5, AmfValue.NULL, AmfValue.of("the-key"));

    assertThat(publish).hasToString("publish(transaction 5.0, stream 1, 2 arguments)");
  }

  @Test
  void emitsNothingAfterItWasClosedByWhoListens() {
    var seen = new ArrayList<Message>();
    var decoder = new MessageDecoder[1];
    decoder[0] =
        new MessageDecoder(
            buffers.allocator(),
            message -> {
              seen.add(message);
              decoder[0].close();
            });

    decoder[0].decode(hex(MessageExamples.ALL.getFirst().bytes().repeat(2)));

    assertThat(seen).hasSize(1);
  }

  private List<Message> decode(String bytes) {
    try (var messages = new CollectedMessages(buffers.allocator())) {
      return messages.decode(hex(bytes));
    }
  }

  private void refuses(String bytes, String message) {
    assertThatThrownBy(() -> decode(bytes))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage(message);
  }
}
