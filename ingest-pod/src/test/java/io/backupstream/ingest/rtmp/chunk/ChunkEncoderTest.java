package io.backupstream.ingest.rtmp.chunk;

import static io.backupstream.ingest.rtmp.Buffers.digits;
import static io.backupstream.ingest.rtmp.chunk.ChunkBytes.payload;
import static io.backupstream.ingest.rtmp.chunk.CollectedMessages.got;
import static io.backupstream.ingest.rtmp.chunk.MessageType.AUDIO;
import static io.backupstream.ingest.rtmp.chunk.MessageType.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.Buffers;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChunkEncoderTest {

  @RegisterExtension final Buffers buffers = new Buffers();
  private final ByteBuf wire = Unpooled.buffer();
  private final ChunkEncoder encoder = new ChunkEncoder(buffers.allocator());

  @Test
  void opensAChunkStreamWithFormat0() {
    encode(6, VIDEO, 40, 1, 2);

    assertWire(new ChunkBytes().format0(6, 40, 2, VIDEO, 1).payload(0, 2));
  }

  @Test
  void goesOnWithDeltas() {
    encode(6, VIDEO, 40, 1, 2);
    encode(6, VIDEO, 73, 1, 3);
    encode(6, VIDEO, 73, 1, 1);

    assertWire(
        new ChunkBytes()
            .format0(6, 40, 2, VIDEO, 1)
            .payload(0, 2)
            .format1(6, 33, 3, VIDEO)
            .payload(0, 3)
            .format1(6, 0, 1, VIDEO)
            .payload(0, 1));
  }

  @Test
  void keepsTheTimesOfChunkStreamsApart() {
    encode(6, VIDEO, 40, 1, 1);
    encode(4, AUDIO, 0, 1, 1);
    encode(6, VIDEO, 80, 1, 1);

    assertWire(
        new ChunkBytes()
            .format0(6, 40, 1, VIDEO, 1)
            .payload(0, 1)
            .format0(4, 0, 1, AUDIO, 1)
            .payload(0, 1)
            .format1(6, 40, 1, VIDEO)
            .payload(0, 1));
  }

  @Test
  void saysTheWholeTimeWhereItGoesBack() {
    encode(6, VIDEO, 40, 1, 1);
    encode(6, VIDEO, 39, 1, 1);

    assertWire(
        new ChunkBytes()
            .format0(6, 40, 1, VIDEO, 1)
            .payload(0, 1)
            .format0(6, 39, 1, VIDEO, 1)
            .payload(0, 1));
  }

  @Test
  void saysTheStreamAgainWhereItChanges() {
    encode(3, MessageType.COMMAND, 0, 0, 1);
    encode(3, MessageType.COMMAND, 0, 1, 1);

    assertWire(
        new ChunkBytes()
            .format0(3, 0, 1, MessageType.COMMAND, 0)
            .payload(0, 1)
            .format0(3, 0, 1, MessageType.COMMAND, 1)
            .payload(0, 1));
  }

  @Test
  void cutsAtTheChunkSize() {
    encoder.setChunkBytes(200);
    encode(6, VIDEO, 0, 1, 400);
    encode(6, VIDEO, 1, 1, 401);

    assertWire(
        new ChunkBytes()
            .format0(6, 0, 400, VIDEO, 1)
            .payload(0, 200)
            .format3(6)
            .payload(200, 400)
            .format1(6, 1, 401, VIDEO)
            .payload(0, 200)
            .format3(6)
            .payload(200, 400)
            .format3(6)
            .payload(400, 401));
  }

  @Test
  void repeatsAnExtendedTimestampInFormat3() {
    encode(6, VIDEO, 0xFFFFFF, 1, 130);

    assertWire(
        new ChunkBytes()
            .format0(6, 0xFFFFFF, 130, VIDEO, 1)
            .payload(0, 128)
            .format3(6)
            .int32(0xFFFFFF)
            .payload(128, 130));
  }

  @Test
  void hidesLargeTimesBehindDeltas() {
    encode(6, VIDEO, 0xFFFFFE, 1, 1);
    encode(6, VIDEO, 0x1000020, 1, 1);

    assertWire(
        new ChunkBytes()
            .format0(6, 0xFFFFFE, 1, VIDEO, 1)
            .payload(0, 1)
            .format1(6, 0x22, 1, VIDEO)
            .payload(0, 1));
  }

  @Test
  void wrapsTimestampsAt32BitsByADelta() {
    encode(6, VIDEO, 0xFFFFFFF0, 1, 1);
    encode(6, VIDEO, 0x10, 1, 1);

    assertWire(
        new ChunkBytes()
            .format0(6, 0xFFFFFFF0, 1, VIDEO, 1)
            .payload(0, 1)
            .format1(6, 0x20, 1, VIDEO)
            .payload(0, 1));
  }

  @Test
  void sharesThePayloadInsteadOfCopyingIt() {
    encoder.setChunkBytes(100);
    ByteBuf payload = buffers.allocator().buffer(250, 250).writeZero(250);
    List<ByteBuf> emitted = new ArrayList<>();

    encoder.encode(6, VIDEO, 0, 1, payload, emitted::add);

    assertThat(payload.refCnt()).as("the caller's and one for each chunk").isEqualTo(4);
    payload.setByte(249, 77);
    ByteBuf last = emitted.getLast();
    assertThat(last.getByte(last.writerIndex() - 1)).isEqualTo((byte) 77);
    emitted.forEach(ByteBuf::release);
    assertThat(payload.refCnt()).isEqualTo(1);
    assertThat(payload.readableBytes()).isEqualTo(250);
    payload.release();
  }

  @Test
  void sendsTheSamePayloadToSeveralPeers() {
    var other = new ChunkEncoder(buffers.allocator());
    ByteBuf payload = Unpooled.wrappedBuffer(payload(3));
    ByteBuf otherWire = Unpooled.buffer();

    encoder.encode(6, VIDEO, 40, 1, payload, bytes -> append(bytes, wire));
    other.encode(6, VIDEO, 7, 2, payload, bytes -> append(bytes, otherWire));

    assertWire(new ChunkBytes().format0(6, 40, 3, VIDEO, 1).payload(0, 3));
    assertThat(digits(otherWire))
        .isEqualTo(digits(new ChunkBytes().format0(6, 7, 3, VIDEO, 2).payload(0, 3).bytes()));
  }

  @Test
  void isUnderstoodByTheDecoderWhateverItSends() {
    var random = new SplittableRandom(4);
    try (var decoded = new CollectedMessages(buffers.allocator())) {
      var expected = new ArrayList<CollectedMessages.Got>();
      for (int i = 0; i < 2000; i++) {
        int bytes = random.nextInt(600);
        int timestamp = random.nextInt(4) == 0 ? random.nextInt() : i * 20;
        int chunkStreamId = random.nextInt(3, 32);
        int streamId = random.nextInt(1, 3);
        expected.add(got(VIDEO, timestamp, streamId, payload(bytes)));
        encode(chunkStreamId, VIDEO, timestamp, streamId, bytes);
        while (wire.isReadable()) {
          decoded
              .decoder()
              .decode(wire.readSlice(random.nextInt(1, Math.min(300, wire.readableBytes()) + 1)));
        }
        wire.clear();
      }
      assertThat(decoded.messages()).isEqualTo(expected);
    }
  }

  private void encode(int chunkStreamId, int typeId, int timestamp, int streamId, int bytes) {
    ByteBuf payload = Unpooled.wrappedBuffer(payload(bytes));
    encoder.encode(chunkStreamId, typeId, timestamp, streamId, payload, b -> append(b, wire));
    assertThat(payload.refCnt()).isEqualTo(1);
  }

  private static void append(ByteBuf bytes, ByteBuf to) {
    to.writeBytes(bytes);
    bytes.release();
  }

  private void assertWire(ChunkBytes expected) {
    assertThat(digits(wire)).isEqualTo(digits(expected.bytes()));
  }
}
