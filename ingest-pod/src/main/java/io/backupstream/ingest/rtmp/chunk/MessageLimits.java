package io.backupstream.ingest.rtmp.chunk;

import io.backupstream.ingest.rtmp.ProtocolViolation;

/** What a peer may claim about one message, checked before any memory is reserved for it. */
final class MessageLimits {

  /** One message of audio, video or data, or an aggregate of them. */
  static final int MAX_MEDIA_BYTES = 8 * 1024 * 1024;

  /** One message of any other type. */
  static final int MAX_COMMAND_BYTES = 64 * 1024;

  /** All messages of a connection that have begun and not ended, by their announced sizes. */
  static final int MAX_UNFINISHED_BYTES = 16 * 1024 * 1024;

  /** Chunk streams that a connection may use; encoders use two to five. */
  static final int MAX_CHUNK_STREAMS = 64;

  private MessageLimits() {}

  static void checkMessage(int typeId, int bytes) {
    int limit = MessageType.isMedia(typeId) ? MAX_MEDIA_BYTES : MAX_COMMAND_BYTES;
    if (bytes > limit) {
      throw new ProtocolViolation(
          "chunk: a message of type %d may take %d bytes, came %d".formatted(typeId, limit, bytes));
    }
  }

  static void checkUnfinished(int bytes) {
    if (bytes > MAX_UNFINISHED_BYTES) {
      throw new ProtocolViolation(
          "chunk: unfinished messages may take %d bytes, came %d"
              .formatted(MAX_UNFINISHED_BYTES, bytes));
    }
  }

  static void checkChunkStreams(int count) {
    if (count > MAX_CHUNK_STREAMS) {
      throw new ProtocolViolation(
          "chunk: at most %d chunk streams, came %d".formatted(MAX_CHUNK_STREAMS, count));
    }
  }
}
