package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTypesTest {
  @ParameterizedTest
  @CsvSource({
    "VIDEO, 17010000000000000165,   VIDEO",
    "VIDEO, 96006176633101aabbcc,   VIDEO",
    "VIDEO, a60161766331010000000000000141, VIDEO",
    "AUDIO, af0121,                 AUDIO",
    "AUDIO, 95016d70346101aabbcc,   AUDIO",
    "DATA,  02000a6f6e4d657461446174610500, DATA",
    "DATA,  0200046f6e464905,       DATA"
  })
  void aFrameLeavesAsTheMessageThatItCameAs(Track came, String body, Media.Type leaves) {
    ByteBuf payload = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(body));
    Frame<ByteBuf> frame = Objects.requireNonNull(new FrameReader().read(came, 0, 0, payload));

    assertThat(MessageTypes.of(frame)).isEqualTo(leaves);
    payload.release();
  }

  @ParameterizedTest
  @CsvSource({"VIDEO, 5700", "DATA, ff00"})
  void whatNobodyUnderstandsIsNotSent(Track came, String body) {
    ByteBuf payload = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(body));
    Frame<ByteBuf> frame = Objects.requireNonNull(new FrameReader().read(came, 0, 0, payload));

    assertThat(MessageTypes.of(frame)).isNull();
    payload.release();
  }
}
