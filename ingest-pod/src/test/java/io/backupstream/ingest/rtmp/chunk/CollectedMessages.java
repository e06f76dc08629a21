package io.backupstream.ingest.rtmp.chunk;

import static io.backupstream.ingest.rtmp.Buffers.digits;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a decoder made of some bytes, with payloads as digits. */
final class CollectedMessages implements MessageSink, AutoCloseable {

  record Got(int typeId, int timestamp, int streamId, String payload) {}

  private final List<Got> messages = new ArrayList<>();
  private final ChunkDecoder decoder;

  CollectedMessages(ByteBufAllocator allocator) {
    decoder = new ChunkDecoder(allocator, this);
  }

  static Got got(int typeId, int timestamp, int streamId, byte[] payload) {
    return new Got(typeId, timestamp, streamId, HexFormat.of().formatHex(payload));
  }

  ChunkDecoder decoder() {
    return decoder;
  }

  CollectedMessages decode(ChunkBytes bytes) {
    decoder.decode(bytes.bytes());
    return this;
  }

  /** One by one, as if each byte had come in a packet of its own. */
  CollectedMessages decodeByteByByte(ByteBuf bytes) {
    while (bytes.isReadable()) {
      decoder.decode(Unpooled.wrappedBuffer(new byte[] {bytes.readByte()}));
    }
    return this;
  }

  List<Got> messages() {
    return messages;
  }

  List<Integer> timestamps() {
    return messages.stream().map(Got::timestamp).toList();
  }

  @Override
  public void message(int typeId, int timestamp, int streamId, ByteBuf payload) {
    messages.add(new Got(typeId, timestamp, streamId, digits(payload)));
    payload.release();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
