package io.backupstream.ingest.rtmp.message;

import io.backupstream.ingest.rtmp.chunk.ChunkDecoder;
import io.backupstream.ingest.rtmp.chunk.MessageType;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a peer sends after the handshake into messages. Aggregates come out as the media they
 * hold; empty media and types that a publish has no use for (shared objects) do not come out. Not
 * thread-safe.
 */
public final class MessageDecoder implements AutoCloseable {

  private final ChunkDecoder chunks;
  private final Consumer<? super Message> out;

  /**
   * @param out receives each message at once, inside {@link #decode}; it owns the payload
   */
  public MessageDecoder(ByteBufAllocator allocator, Consumer<? super Message> out) {
    this.chunks = new ChunkDecoder(allocator, this::message);
    this.out = out;
  }

  /**
   * Reads all of {@code in}, which stays the caller's.
   *
   * @throws io.backupstream.ingest.rtmp.ProtocolViolation after which only {@link #close} may
   *     follow
   */
  public void decode(ByteBuf in) {
    chunks.decode(in);
  }

  /**
   * The peer has an accepted publish: from here on memory for a media message is reserved at once
   * and in its exact size, instead of growing as bytes come.
   */
  public void trustPeer() {
    chunks.trustPeer();
  }

  /** Releases half-read messages. Allowed inside {@code out} too: nothing comes out after it. */
  @Override
  public void close() {
    chunks.close();
  }

  private void message(int typeId, int timestamp, int streamId, ByteBuf payload) {
    Media.@Nullable Type media = mediaType(typeId);
    if (media != null) {
      media(media, typeId, timestamp, streamId, payload);
      return;
    }
    try {
      other(typeId, timestamp, streamId, payload);
    } finally {
      payload.release();
    }
  }

  private static Media.@Nullable Type mediaType(int typeId) {
    return switch (typeId) {
      case MessageType.AUDIO -> Media.Type.AUDIO;
      case MessageType.VIDEO -> Media.Type.VIDEO;
      case MessageType.DATA, MessageType.DATA_AMF3 -> Media.Type.DATA;
      default -> null;
    };
  }

  private void media(Media.Type type, int typeId, int timestamp, int streamId, ByteBuf payload) {
    if (typeId == MessageType.DATA_AMF3 && startsWithZero(payload)) {
      payload.skipBytes(1);
    }
    if (payload.isReadable()) {
      out.accept(new Media(type, timestamp, streamId, payload));
    } else {
      payload.release();
    }
  }

  private static boolean startsWithZero(ByteBuf payload) {
    return payload.isReadable() && payload.getByte(payload.readerIndex()) == 0;
  }

  private void other(int typeId, int timestamp, int streamId, ByteBuf body) {
    switch (typeId) {
      case MessageType.SET_CHUNK_SIZE -> out.accept(SetChunkSize.read(body));
      case MessageType.ABORT -> out.accept(Abort.read(body));
      case MessageType.ACKNOWLEDGEMENT -> out.accept(Acknowledgement.read(body));
      case MessageType.USER_CONTROL -> out.accept(UserControl.read(body));
      case MessageType.WINDOW_ACKNOWLEDGEMENT_SIZE ->
          out.accept(WindowAcknowledgementSize.read(body));
      case MessageType.SET_PEER_BANDWIDTH -> out.accept(SetPeerBandwidth.read(body));
      case MessageType.COMMAND -> out.accept(Command.read(streamId, false, body));
      case MessageType.COMMAND_AMF3 -> out.accept(Command.read(streamId, true, body));
      case MessageType.AGGREGATE -> Aggregate.split(timestamp, streamId, body, this::part);
      default -> {}
    }
  }

  private void part(int typeId, int timestamp, int streamId, ByteBuf payload) {
    Media.@Nullable Type media = mediaType(typeId);
    if (media == null) {
      payload.release();
    } else {
      media(media, typeId, timestamp, streamId, payload);
    }
  }
}
