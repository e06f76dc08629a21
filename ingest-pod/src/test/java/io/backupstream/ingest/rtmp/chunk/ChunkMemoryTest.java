package io.backupstream.ingest.rtmp.chunk;

import static io.backupstream.ingest.rtmp.chunk.MessageType.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.rtmp.Buffers;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a decoder reserves for a message that is still coming. */
class ChunkMemoryTest {

  @RegisterExtension final Buffers buffers = new Buffers();
  private final CollectedMessages messages = new CollectedMessages(buffers.allocator());

  @AfterEach
  void close() {
    messages.close();
  }

  @Test
  void reservesForAStrangerOnlyWhatHasCome() {
    messages.decode(new ChunkBytes().format0(6, 0, 8 * 1024 * 1024, VIDEO, 1).payload(0, 1));

    assertThat(buffers.usedBytes()).isLessThanOrEqualTo(4096);
  }

  @Test
  void reservesForATrustedPeerOnceAndExactly() {
    messages.decoder().trustPeer();
    messages.decode(new ChunkBytes().format0(6, 0, 100_000, VIDEO, 1).payload(0, 1));

    assertThat(buffers.usedBytes()).isEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4096, 4097, 5000, 8192, 100_001})
  void endsWithABufferOfExactSizeAlsoForAStranger(int bytes) {
    var capacities = new ArrayList<Integer>();
    try (var decoder =
        new ChunkDecoder(
            buffers.allocator(),
            (_, _, _, payload) -> {
              capacities.add(payload.capacity());
              payload.release();
            })) {
      decoder.decode(new ChunkBytes().setChunkSize(1 << 20).bytes());
      ByteBuf message = new ChunkBytes().format0(6, 0, bytes, VIDEO, 1).payload(0, bytes).bytes();
      while (message.isReadable()) {
        decoder.decode(message.readSlice(Math.min(700, message.readableBytes())));
      }
    }
    assertThat(capacities).containsExactly(4, bytes);
  }
}
