package io.backupstream.ingest.rtmp.chunk;

import static io.backupstream.ingest.rtmp.chunk.ChunkBytes.payload;
import static io.backupstream.ingest.rtmp.chunk.CollectedMessages.got;
import static io.backupstream.ingest.rtmp.chunk.MessageType.AUDIO;
import static io.backupstream.ingest.rtmp.chunk.MessageType.COMMAND;
import static io.backupstream.ingest.rtmp.chunk.MessageType.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.chunk.CollectedMessages.Got;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkDecoderTest {

  @RegisterExtension final Buffers buffers = new Buffers();
  private final CollectedMessages messages = new CollectedMessages(buffers.allocator());

  @AfterEach
  void close() {
    messages.close();
  }

  @Test
  void readsAMessageOfOneChunk() {
    messages.decode(new ChunkBytes().format0(6, 40, 5, VIDEO, 1).payload(0, 5));

    assertThat(messages.messages()).containsExactly(got(VIDEO, 40, 1, payload(5)));
  }

  @Test
  void joinsTheChunksOfAMessage() {
    messages.decode(
        new ChunkBytes()
            .format0(6, 0, 300, VIDEO, 1)
            .payload(0, 128)
            .format3(6)
            .payload(128, 256)
            .format3(6)
            .payload(256, 300));

    assertThat(messages.messages()).containsExactly(got(VIDEO, 0, 1, payload(300)));
  }

  @Test
  void joinsMessagesThatShareTheConnection() {
    messages.decode(
        new ChunkBytes()
            .format0(6, 10, 200, VIDEO, 1)
            .payload(0, 128)
            .format0(4, 12, 3, AUDIO, 1)
            .payload(0, 3)
            .format3(6)
            .payload(128, 200));

    assertThat(messages.messages())
        .containsExactly(got(AUDIO, 12, 1, payload(3)), got(VIDEO, 10, 1, payload(200)));
  }

  @Test
  void addsDeltasOfFormats1And2() {
    messages.decode(
        new ChunkBytes()
            .format0(4, 100, 1, AUDIO, 1)
            .payload(0, 1)
            .format1(4, 23, 2, AUDIO)
            .payload(0, 2)
            .format2(4, 24)
            .payload(0, 2));

    assertThat(messages.messages())
        .containsExactly(
            got(AUDIO, 100, 1, payload(1)),
            got(AUDIO, 123, 1, payload(2)),
            got(AUDIO, 147, 1, payload(2)));
  }

  @Test
  void addsTheLastDeltaAgainWhereFormat3BeginsAMessage() {
    messages.decode(
        new ChunkBytes()
            .format0(4, 100, 1, AUDIO, 1)
            .raw(1)
            .format2(4, 20)
            .raw(2)
            .format3(4)
            .raw(3)
            .format3(4)
            .raw(4));

    assertThat(messages.timestamps()).containsExactly(100, 120, 140, 160);
  }

  @Test
  void addsTheTimestampItselfWhereFormat3FollowsFormat0() {
    messages.decode(new ChunkBytes().format0(4, 100, 1, AUDIO, 1).raw(1).format3(4).raw(2));

    assertThat(messages.timestamps()).containsExactly(100, 200);
  }

  @Test
  void takesFormat1AsTheFirstOfItsChunkStream() {
    messages.decode(new ChunkBytes().format1(2, 7, 1, AUDIO).raw(1));

    assertThat(messages.messages()).containsExactly(got(AUDIO, 7, 0, new byte[] {1}));
  }

  @Test
  void wrapsTimestampsAt32Bits() {
    messages.decode(
        new ChunkBytes().format0(4, 0xFFFFFFF0, 1, AUDIO, 1).raw(1).format2(4, 0x20).raw(2));

    assertThat(messages.timestamps()).containsExactly(0xFFFFFFF0, 0x10);
  }

  @Test
  void followsALibrtmpEncoderThatWrapsAt31BitsByAHugeDelta() {
    messages.decode(
        new ChunkBytes()
            .format0(4, 0x7FFFFFF0, 1, AUDIO, 1)
            .raw(1)
            .format1(4, 0x80000010, 1, AUDIO)
            .raw(2));

    assertThat(messages.timestamps()).containsExactly(0x7FFFFFF0, 0);
  }

  @ParameterizedTest
  @CsvSource({"3, 03", "63, 3f", "64, 0000", "319, 00ff", "320, 010001", "65599, 01ffff"})
  void readsChunkStreamIdsOfOneTwoAndThreeBytes(int id, String basicHeader) {
    ByteBuf abort = new ChunkBytes().abort(id).bytes();
    ByteBuf begun = Buffers.hex(basicHeader + "000000 000081 08 01000000" + "aa".repeat(128));

    messages.decoder().decode(begun);
    long used = buffers.usedBytes();
    messages.decoder().decode(abort);

    assertThat(used).as("the half-read message").isPositive();
    assertThat(buffers.usedBytes()).as("after its abort by number").isZero();
  }

  @Test
  void takesANewChunkSizeInMidstream() {
    messages.decode(
        new ChunkBytes()
            .format0(6, 0, 300, VIDEO, 1)
            .payload(0, 128)
            .setChunkSize(1024)
            .format3(6)
            .payload(128, 300));

    assertThat(messages.messages()).element(1).isEqualTo(got(VIDEO, 0, 1, payload(300)));
  }

  @Test
  void passesOnWhatChangesChunksLikeAnyMessage() {
    messages.decode(new ChunkBytes().setChunkSize(4096).abort(6));

    assertThat(messages.messages()).extracting(Got::typeId).containsExactly(1, 2);
  }

  @Test
  void takesAnyLargeChunkSizeSinceItReservesNothingForIt() {
    messages.decode(
        new ChunkBytes()
            .setChunkSize(Integer.MAX_VALUE)
            .format0(6, 0, 300, VIDEO, 1)
            .payload(0, 300));

    assertThat(messages.messages()).element(1).isEqualTo(got(VIDEO, 0, 1, payload(300)));
  }

  @Test
  void forgetsTheHalfOfAnAbortedMessage() {
    messages.decode(
        new ChunkBytes()
            .format0(6, 0, 300, VIDEO, 1)
            .payload(0, 128)
            .abort(6)
            .format0(6, 40, 2, VIDEO, 1)
            .payload(0, 2));

    assertThat(messages.messages()).element(1).isEqualTo(got(VIDEO, 40, 1, payload(2)));
  }

  @Test
  void passesOverAnAbortOfNothing() {
    messages.decode(new ChunkBytes().abort(9).format0(4, 0, 1, AUDIO, 1).payload(0, 1));

    assertThat(messages.messages()).hasSize(2);
  }

  @Test
  void readsAMessageWithoutBody() {
    messages.decode(new ChunkBytes().format0(4, 5, 0, AUDIO, 1).format0(4, 6, 0, AUDIO, 1));

    assertThat(messages.timestamps()).containsExactly(5, 6);
  }

  @Test
  void makesTheSameOfEveryFragmentation() {
    List<Got> whole = messages.decode(conversation()).messages();
    int length = conversation().bytes().readableBytes();

    for (int cut = 1; cut < length; cut++) {
      ByteBuf bytes = conversation().bytes();
      try (var split = new CollectedMessages(buffers.allocator())) {
        split.decoder().decode(bytes.readSlice(cut));
        split.decoder().decode(bytes);
        assertThat(split.messages()).as("cut at %d", cut).isEqualTo(whole);
      }
    }
    assertThat(whole).hasSize(6);
  }

  @Test
  void makesTheSameOfSingleBytes() {
    List<Got> whole = new ArrayList<>(messages.decode(conversation()).messages());

    try (var single = new CollectedMessages(buffers.allocator())) {
      assertThat(single.decodeByteByByte(conversation().bytes()).messages()).isEqualTo(whole);
    }
  }

  @Test
  void emitsNothingAfterItWasClosedByItsSink() {
    var seen = new ArrayList<Integer>();
    var closing = new ChunkDecoder[1];
    closing[0] =
        new ChunkDecoder(
            buffers.allocator(),
            (_, timestamp, _, payload) -> {
              seen.add(timestamp);
              payload.release();
              closing[0].close();
            });

    closing[0].decode(
        new ChunkBytes().format0(4, 1, 1, AUDIO, 1).raw(1).format2(4, 1).raw(2).bytes());

    assertThat(seen).containsExactly(1);
  }

  /** All header formats, interleaving, both kinds of extended time, control in between. */
  private static ChunkBytes conversation() {
    return new ChunkBytes()
        .format0(3, 0, 130, COMMAND, 0)
        .payload(0, 128)
        .format0(4, 0x01000000, 140, AUDIO, 1)
        .payload(0, 128)
        .format3(3)
        .payload(128, 130)
        .format3(4)
        .int32(0x01000000)
        .payload(128, 140)
        .setChunkSize(256)
        .format1(4, 0x02000000, 260, AUDIO)
        .payload(0, 256)
        .format3(4)
        .payload(256, 260)
        .format2(4, 0)
        .payload(0, 256)
        .format3(4)
        .payload(256, 260)
        .format3(4)
        .payload(0, 256)
        .format3(4)
        .payload(256, 260);
  }

  @Test
  void readsAllOfWhatItIsGiven() {
    ByteBuf bytes = Unpooled.copiedBuffer(conversation().bytes());

    messages.decoder().decode(bytes);

    assertThat(bytes.isReadable()).isFalse();
  }
}
