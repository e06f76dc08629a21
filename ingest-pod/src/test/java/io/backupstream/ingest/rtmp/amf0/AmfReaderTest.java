package io.backupstream.ingest.rtmp.amf0;

import static io.backupstream.ingest.rtmp.Buffers.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfEcmaArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AmfReaderTest {

  @ParameterizedTest
  @FieldSource("io.backupstream.ingest.rtmp.amf0.AmfExamples#ALL")
  void readsEachType(AmfExamples example) {
    assertThat(AmfReader.readAll(hex(example.bytes()))).containsExactly(example.value());
  }

  @ParameterizedTest
  @FieldSource("io.backupstream.ingest.rtmp.amf0.AmfExamples#ALL")
  void refusesEachTypeCutShort(AmfExamples example) {
    ByteBuf whole = hex(example.bytes());
    for (int bytes = 1; bytes < whole.readableBytes(); bytes++) {
      ByteBuf cut = whole.slice(0, bytes);
      assertThatThrownBy(() -> new AmfReader(cut).read())
          .as("%d of %d bytes", bytes, whole.readableBytes())
          .isInstanceOf(ProtocolViolation.class)
          .hasMessageContaining("are left");
    }
  }

  @Test
  void readsValuesOneAfterTheOther() {
    assertThat(AmfReader.readAll(hex("02 0001 61  05  00 0000000000000000")))
        .containsExactly(AmfValue.of("a"), AmfValue.NULL, AmfValue.of(0));
  }

  @Test
  void readsLongText() {
    assertThat(AmfReader.readAll(hex("0c 00000002 6869"))).containsExactly(AmfValue.of("hi"));
  }

  @Test
  void readsATypedObjectWithoutItsClassName() {
    assertThat(AmfReader.readAll(hex("10 0001 43 0001 61 05 0000 09")))
        .containsExactly(new AmfObject(Map.of("a", AmfValue.NULL)));
  }

  @Test
  void believesTheEndMarkerOfAnEcmaArrayAndNotItsCount() {
    assertThat(AmfReader.readAll(hex("08 00000000 0001 61 05 0000 09")))
        .containsExactly(new AmfEcmaArray(Map.of("a", AmfValue.NULL)));
  }

  @Test
  void keepsTheOrderOfProperties() {
    AmfValue value = AmfReader.readAll(hex("03 0001 62 05 0001 61 05 0000 09")).getFirst();

    assertThat(((AmfObject) value).properties().keySet()).containsExactly("b", "a");
  }

  @Test
  void refusesATypeThatNoEncoderSends() {
    refuses(hex("11 0a"), "AMF0: expected a value, came marker 17");
  }

  @Test
  void takesObjectsUpToTheDepthLimitOnly() {
    String open = "03 0001 61 ";
    String close = " 0000 09";

    assertThat(AmfReader.readAll(hex(open.repeat(16) + "05" + close.repeat(16)))).hasSize(1);
    refuses(
        hex(open.repeat(17) + "05" + close.repeat(17)),
        "AMF0: at most 16 objects and arrays within one another, came 17");
  }

  @Test
  void takesArraysUpToTheDepthLimitOnly() {
    refuses(
        hex("0a 00000001".repeat(17) + "05"),
        "AMF0: at most 16 objects and arrays within one another, came 17");
  }

  @Test
  void takesSiblingsBeyondTheDepthLimit() {
    assertThat(AmfReader.readAll(hex("03 0000 09 ".repeat(40)))).hasSize(40);
  }

  @Test
  void takesValuesUpToTheirLimitOnly() {
    assertThat(AmfReader.readAll(hex("05".repeat(512)))).hasSize(512);
    refuses(hex("05".repeat(513)), "AMF0: at most 512 values in a message, came 513");
  }

  @Test
  void refusesAStrictArrayByWhatItAnnounces() {
    refuses(
        hex("0a ffffffff"),
        "AMF0: at most 512 values in a message, a strict array announces 4294967295 after 1");
    refuses(
        hex("0a 00000200"),
        "AMF0: at most 512 values in a message, a strict array announces 512 after 1");
  }

  @Test
  void takesTextUpToItsLimitOnly() {
    assertThat(AmfReader.readAll(hex("0c 00002000" + "61".repeat(8192)))).hasSize(1);
    refuses(hex("0c 00002001"), "AMF0: at most 8192 bytes in a text, came 8193");
    refuses(hex("0c ffffffff"), "AMF0: at most 8192 bytes in a text, came 4294967295");
  }

  @Test
  void saysHowMuchOfATextIsMissing() {
    refuses(hex("02 0004 6c69"), "AMF0: a text takes 4 bytes, 2 are left");
  }

  @Test
  void findsPropertiesByNameAndType() {
    var object = new AmfObject(Map.of("app", AmfValue.of("live"), "width", AmfValue.of(1920)));

    assertThat(object.string("app")).isEqualTo("live");
    assertThat(object.string("width")).isNull();
    assertThat(object.number("width")).isEqualTo(1920.0);
    assertThat(object.number("app")).isNull();
    assertThat(object.number("height")).isNull();
  }

  private static void refuses(ByteBuf bytes, String message) {
    assertThatThrownBy(() -> List.copyOf(AmfReader.readAll(bytes)))
        .isInstanceOf(ProtocolViolation.class)
        .hasMessage(message);
  }
}
