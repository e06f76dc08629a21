package io.backupstream.ingest.rtmp.chunk;

import static io.backupstream.ingest.rtmp.chunk.MessageType.AUDIO;
import static io.backupstream.ingest.rtmp.chunk.MessageType.COMMAND;
import static io.backupstream.ingest.rtmp.chunk.MessageType.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backupstream.ingest.rtmp.Buffers;
import io.backupstream.ingest.rtmp.ProtocolViolation;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkViolationTest {

  @RegisterExtension final Buffers buffers = new Buffers();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 127})
  void chunkSizeBelowTheDefault(int bytes) {
    refuses(
        new ChunkBytes().setChunkSize(bytes),
        "chunk: a chunk size is 128 to 2147483647 bytes, came " + bytes);
  }

  @Test
  void chunkSizeWithTheSignSet() {
    refuses(
        new ChunkBytes().setChunkSize(-1),
        "chunk: a chunk size is 128 to 2147483647 bytes, came 4294967295");
  }

  @Test
  void chunkSizeOfTwoBytes() {
    refuses(
        new ChunkBytes().format0(2, 0, 2, MessageType.SET_CHUNK_SIZE, 0).raw(1, 1),
        "chunk: Set Chunk Size takes 4 bytes, came 2");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void newHeaderAmidAMessage(int format) {
    refuses(
        new ChunkBytes()
            .format0(6, 0, 300, VIDEO, 1)
            .payload(0, 128)
            .raw(format << 6 | 6, 0, 0, 0, 0, 0, 1, VIDEO, 1, 0, 0, 0),
        "chunk: expected 172 more bytes of a message on chunk stream 6, came a header of format "
            + format);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void newChunkStreamThatSaysNothingOfItsMessage(int format) {
    refuses(
        new ChunkBytes().raw(format << 6 | 9, 0, 0, 0),
        "chunk: expected a header of format 0 on new chunk stream 9, came format " + format);
  }

  @Test
  void mediaOverItsLimit() {
    refuses(
        new ChunkBytes().format0(6, 0, 8 * 1024 * 1024 + 1, VIDEO, 1),
        "chunk: a message of type 9 may take 8388608 bytes, came 8388609");
  }

  @Test
  void commandOverItsLimit() {
    refuses(
        new ChunkBytes().format0(3, 0, 64 * 1024 + 1, COMMAND, 0),
        "chunk: a message of type 20 may take 65536 bytes, came 65537");
  }

  @Test
  void moreUnfinishedMessagesThanAConnectionMayHold() {
    int most = 8 * 1024 * 1024;
    refuses(
        new ChunkBytes()
            .format0(4, 0, most, AUDIO, 1)
            .payload(0, 128)
            .format0(5, 0, most, AUDIO, 1)
            .payload(0, 128)
            .format0(6, 0, 1, VIDEO, 1),
        "chunk: unfinished messages may take 16777216 bytes, came 16777217");
  }

  @Test
  void moreChunkStreamsThanAnyEncoderUses() {
    ChunkBytes chunks = new ChunkBytes();
    for (int i = 0; i <= MessageLimits.MAX_CHUNK_STREAMS; i++) {
      chunks.raw(0, i, 0, 0, 0, 0, 0, 1, AUDIO, 1, 0, 0, 0, 42);
    }
    refuses(chunks, "chunk: at most 64 chunk streams, came 65");
  }

  @Test
  void abortedMessagesDoNotCountAsUnfinished() {
    int most = 8 * 1024 * 1024;
    ChunkBytes chunks = new ChunkBytes();
    for (int i = 0; i < 5; i++) {
      chunks.format0(4, 0, most, AUDIO, 1).payload(0, 128).abort(4);
    }
    try (var messages = new CollectedMessages(buffers.allocator())) {
      assertThat(messages.decode(chunks).messages()).hasSize(5);
    }
  }

  @Test
  void finishedMessagesDoNotCountAsUnfinished() {
    int large = 4 * 1024 * 1024;
    ChunkBytes message = new ChunkBytes().format0(4, 0, large, AUDIO, 1).payload(0, large);
    var sizes = new ArrayList<Integer>();
    try (var decoder =
        new ChunkDecoder(
            buffers.allocator(),
            (_, _, _, payload) -> {
              sizes.add(payload.readableBytes());
              payload.release();
            })) {
      decoder.decode(new ChunkBytes().setChunkSize(large).bytes());
      for (int i = 0; i < 5; i++) {
        decoder.decode(message.bytes().duplicate());
      }
    }
    assertThat(sizes).containsExactly(4, large, large, large, large, large);
  }

  private void refuses(ChunkBytes chunks, String message) {
    try (var messages = new CollectedMessages(buffers.allocator())) {
      assertThatThrownBy(() -> messages.decode(chunks))
          .isInstanceOf(ProtocolViolation.class)
          .hasMessage(message);
    }
  }
}
