package io.backupstream.ingest.rtmp.message;

import static io.backupstream.ingest.rtmp.Buffers.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AggregateTest {

  @RegisterExtension final Buffers buffers = new Buffers();

  @Test
  void comesOutAsItsPartsWithTimesFromItsOwn() {
    assertThat(
            decode(
                "0003e8",
                "08 000002 000100 00 000000 af01 0000000d"
                    + "09 000001 000121 00 000000 27 0000000c"
                    + "08 000001 000117 00 000000 af 0000000c"))
        .containsExactly(
            new Media(Media.Type.AUDIO, 1000, 1, hex("af01")),
            new Media(Media.Type.VIDEO, 1033, 1, hex("27")),
            new Media(Media.Type.AUDIO, 1023, 1, hex("af")));
  }

  @Test
  void readsTheTopByteOfAPartsTime() {
    assertThat(
            decode(
                "000000",
                "08 000001 ffffff 00 000000 af 0000000c"
                    + "08 000001 000010 01 000000 af 0000000c"))
        .extracting(message -> ((Media) message).timestamp())
        .containsExactly(0, 0x11);
  }

  @Test
  void passesOverPartsThatAreNoMedia() {
    assertThat(
            decode(
                "000000",
                "14 000001 000000 00 000000 05 0000000c"
                    + "08 000001 000000 00 000000 af 0000000c"))
        .containsExactly(new Media(Media.Type.AUDIO, 0, 1, hex("af")));
  }

  @Test
  void mayLackItsLastBackPointer() {
    assertThat(decode("000000", "08 000001 000000 00 000000 af")).hasSize(1);
  }

  @Test
  void mayBeEmpty() {
    assertThat(decode("000000", "")).isEmpty();
  }

  @Test
  void isRefusedWhereAPartIsLongerThanWhatIsLeft() {
    assertThatThrownBy(() -> decode("000000", "08 000003 000000 00 000000 afaf"))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("message: Aggregate takes 3 more bytes, 2 are left");
  }

  @Test
  void isRefusedWhereAHeaderIsCutShort() {
    assertThatThrownBy(() -> decode("000000", "08 0000"))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage("message: Aggregate takes 11 more bytes, 3 are left");
  }

  @Test
  void sharesItsBufferWithItsParts() {
    var parts = new ArrayList<ByteBuf>();
    ByteBuf body =
        buffers.allocator().buffer().writeBytes(hex("08 000001 000000 00 000000 af 0000000c"));

    Aggregate.split(0, 1, body, (_, _, _, payload) -> parts.add(payload));

    assertThat(body.refCnt()).isEqualTo(2);
    parts.forEach(ByteBuf::release);
    body.release();
  }

  private List<Message> decode(String time, String body) {
    ByteBuf bytes = hex(body);
    String header = "04" + time + "%06x".formatted(bytes.readableBytes()) + "16 01000000";
    try (var messages = new CollectedMessages(buffers.allocator())) {
      return messages.decode(hex(header + body));
    }
  }
}
