package io.backupstream.ingest.rtmp.message;

import static io.backupstream.ingest.rtmp.Buffers.digits;
import static io.backupstream.ingest.rtmp.Buffers.hex;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.Buffers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class MessageEncoderTest {

  @RegisterExtension final Buffers buffers = new Buffers();

  @ParameterizedTest
  @FieldSource("io.backupstream.ingest.rtmp.message.MessageExamples#ALL")
  void writesEachKind(MessageExamples example) {
    assertThat(digits(encode(example.value()))).isEqualTo(digits(hex(example.bytes())));
  }

  @ParameterizedTest
  @FieldSource("io.backupstream.ingest.rtmp.message.MessageExamples#ALL")
  void leavesThePayloadToTheCaller(MessageExamples example) {
    encode(example.value());

    if (example.value() instanceof Media media) {
      assertThat(media.payload().refCnt()).isEqualTo(1);
      assertThat(media.payload().isReadable()).isTrue();
    }
  }

  @Test
  void cutsByANewChunkSizeFromTheNextMessageOn() {
    var video = new Media(Media.Type.VIDEO, 0, 1, Unpooled.wrappedBuffer(new byte[300]));

    ByteBuf wire = encode(video, new SetChunkSize(4096), video);

    int header = 12;
    int delta = 8;
    int continuations = 2;
    int setChunkSize = header + 4;
    assertThat(wire.readableBytes())
        .isEqualTo(header + 300 + continuations + setChunkSize + delta + 300);
  }

  private ByteBuf encode(Message... messages) {
    var encoder = new MessageEncoder(buffers.allocator());
    ByteBuf wire = Unpooled.buffer();
    for (Message message : messages) {
      encoder.encode(
          message,
          bytes -> {
            wire.writeBytes(bytes);
            bytes.release();
          });
    }
    return wire;
  }
}
