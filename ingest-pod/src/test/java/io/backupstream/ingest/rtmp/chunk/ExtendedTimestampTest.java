package io.backupstream.ingest.rtmp.chunk;

import static io.backupstream.ingest.rtmp.chunk.ChunkBytes.payload;
import static io.backupstream.ingest.rtmp.chunk.CollectedMessages.got;
import static io.backupstream.ingest.rtmp.chunk.MessageType.AUDIO;
import static io.backupstream.ingest.rtmp.chunk.MessageType.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.Buffers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Times of 0xFFFFFF and more, as encoders really send them; whole and byte by byte. */
class ExtendedTimestampTest {

  private static final int TIME = 0x01020304;

  @RegisterExtension final Buffers buffers = new Buffers();

  @Test
  void isRepeatedInFormat3ByFfmpegLibrtmpAndObs() {
    reads(
        chunks ->
            chunks
                .format0(6, TIME, 130, VIDEO, 1)
                .payload(0, 128)
                .format3(6)
                .int32(TIME)
                .payload(128, 130),
        got(VIDEO, TIME, 1, payload(130)));
  }

  @Test
  void isNotRepeatedInFormat3ByOthers() {
    reads(
        chunks ->
            chunks.format0(6, TIME, 200, VIDEO, 1).payload(0, 128).format3(6).payload(128, 200),
        got(VIDEO, TIME, 1, payload(200)));
  }

  @Test
  void isNotRepeatedThoughThePayloadGoesOnLikeIt() {
    reads(
        chunks -> chunks.format0(6, TIME, 132, VIDEO, 1).payload(0, 128).format3(6).raw(1, 2, 3, 5),
        got(VIDEO, TIME, 1, withTail(payload(132), 1, 2, 3, 5)));
  }

  @Test
  void isNotRepeatedThoughTheNextHeaderBeginsLikeIt() {
    reads(
        chunks ->
            chunks
                .format0(6, TIME, 129, VIDEO, 1)
                .payload(0, 128)
                .format3(6)
                .raw(1)
                .format0(2, 0x030507, 1, AUDIO, 1)
                .raw(9),
        got(VIDEO, TIME, 1, withTail(payload(129), 1)),
        got(AUDIO, 0x030507, 1, new byte[] {9}));
  }

  @Test
  void isADeltaInFormat1AndRepeatedAsSuch() {
    reads(
        chunks ->
            chunks
                .format0(6, 1000, 1, VIDEO, 1)
                .payload(0, 1)
                .format1(6, TIME, 129, VIDEO)
                .payload(0, 128)
                .format3(6)
                .int32(TIME)
                .payload(128, 129),
        got(VIDEO, 1000, 1, payload(1)),
        got(VIDEO, 1000 + TIME, 1, payload(129)));
  }

  @Test
  void isADeltaInFormat2() {
    reads(
        chunks -> chunks.format0(6, 1000, 1, VIDEO, 1).payload(0, 1).format2(6, TIME).payload(0, 1),
        got(VIDEO, 1000, 1, payload(1)),
        got(VIDEO, 1000 + TIME, 1, payload(1)));
  }

  @Test
  void endsWithTheNextHeaderThatNeedsNone() {
    reads(
        chunks ->
            chunks
                .format0(6, TIME, 1, VIDEO, 1)
                .payload(0, 1)
                .format1(6, 40, 130, VIDEO)
                .payload(0, 128)
                .format3(6)
                .payload(128, 130),
        got(VIDEO, TIME, 1, payload(1)),
        got(VIDEO, TIME + 40, 1, payload(130)));
  }

  @Test
  void mayBeExactlyTheFieldsGreatestValue() {
    reads(
        chunks -> chunks.format0(6, 0xFFFFFF, 1, VIDEO, 1).payload(0, 1),
        got(VIDEO, 0xFFFFFF, 1, payload(1)));
  }

  private void reads(UnaryOperator<ChunkBytes> chunks, CollectedMessages.Got... expected) {
    try (var whole = new CollectedMessages(buffers.allocator());
        var single = new CollectedMessages(buffers.allocator())) {
      assertThat(whole.decode(chunks.apply(new ChunkBytes())).messages()).containsExactly(expected);
      assertThat(single.decodeByteByByte(chunks.apply(new ChunkBytes()).bytes()).messages())
          .containsExactly(expected);
    }
  }

  private static byte[] withTail(byte[] payload, int... tail) {
    for (int i = 0; i < tail.length; i++) {
      payload[payload.length - tail.length + i] = (byte) tail[i];
    }
    return payload;
  }
}
