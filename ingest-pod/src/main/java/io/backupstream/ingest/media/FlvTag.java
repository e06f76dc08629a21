package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;

/**
 * One tag of an FLV file.
 *
 * @param timestampMillis 0 to 2^32-1, as the file has it
 * @param body what an RTMP message of this type would carry; belongs to whoever holds the tag
 */
public record FlvTag(Track track, long timestampMillis, ByteBuf body) {

  static final int HEADER_BYTES = 11;
  static final int MAX_BODY_BYTES = 8 * 1024 * 1024;

  static int typeOf(Track track) {
    return switch (track) {
      case AUDIO -> 8;
      case VIDEO -> 9;
      case DATA -> 18;
    };
  }
}
