package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;

/** What a decoder made of some bytes, with payloads moved to the heap of the test. */
final class CollectedMessages implements AutoCloseable {

  private final List<Message> messages = new ArrayList<>();
  private final MessageDecoder decoder;

  CollectedMessages(ByteBufAllocator allocator) {
    decoder = new MessageDecoder(allocator, message -> messages.add(onHeap(message)));
  }

  List<Message> decode(ByteBuf bytes) {
    decoder.decode(bytes);
    return messages;
  }

  MessageDecoder decoder() {
    return decoder;
  }

  private static Message onHeap(Message message) {
    if (!(message instanceof Media(var type, int timestamp, int streamId, ByteBuf payload))) {
      return message;
    }
    ByteBuf copy = Unpooled.copiedBuffer(payload);
    payload.release();
    return new Media(type, timestamp, streamId, copy);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
