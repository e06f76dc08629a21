package io.backupstream.ingest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.SourceName;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class PictureMarkTest {

  @Test
  void standsAsAUnitOfItsOwnBeforeTheUnitsOfThePicture() {
    ByteBuf picture = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump("270100000000000002419a"));

    String marked = ByteBufUtil.hexDump(PictureMark.mark(picture, SourceName.BACKUP));

    assertThat(marked)
        .startsWith("2701000000" + "0000001a" + "0605" + "16")
        .endsWith("4261636b7570" + "80" + "00000002" + "419a");
  }
}
