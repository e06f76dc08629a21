package io.backupstream.ingest.rtmp.amf0;

import static io.backupstream.ingest.rtmp.Buffers.digits;
import static io.backupstream.ingest.rtmp.Buffers.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class AmfWriterTest {

  @ParameterizedTest
  @FieldSource("io.backupstream.ingest.rtmp.amf0.AmfExamples#ALL")
  void writesEachType(AmfExamples example) {
    assertThat(written(example.value())).isEqualTo(digits(hex(example.bytes())));
  }

  @Test
  void writesLongTextOnlyWhereItsLengthNeedsIt() {
    assertThat(written(AmfValue.of("a".repeat(0xFFFF)))).startsWith("02ffff61");
    assertThat(written(AmfValue.of("a".repeat(0x10000)))).startsWith("0c0001000061");
  }

  private static String written(AmfValue value) {
    ByteBuf out = Unpooled.buffer();
    AmfWriter.writeAll(List.of(value), out);
    return digits(out);
  }
}
