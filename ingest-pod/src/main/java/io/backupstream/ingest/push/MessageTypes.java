package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.splice.Frame;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * As which RTMP message a frame goes out. Further tracks of Enhanced RTMP are data to the splice,
 * since they neither pace nor cut the output, but they came, and leave, as video and audio.
 */
final class MessageTypes {
  private static final int AMF0_STRING = 0x02;
  private static final int AUDIO_MULTITRACK = 0x95;
  private static final int VIDEO_IS_ENHANCED = 0x80;
  private static final int PACKET_TYPE = 0x0f;
  private static final int VIDEO_MULTITRACK = 0x06;

  private MessageTypes() {}

  /** The type, or null where nobody can tell what a message is: it would only confuse. */
  static Media.@Nullable Type of(Frame<ByteBuf> frame) {
    return switch (frame.track()) {
      case VIDEO -> Media.Type.VIDEO;
      case AUDIO -> Media.Type.AUDIO;
      case DATA -> frame.payload().isReadable() ? ofData(frame.payload()) : null;
    };
  }

  private static Media.@Nullable Type ofData(ByteBuf body) {
    int first = body.getUnsignedByte(body.readerIndex());
    if (first == AMF0_STRING) {
      return Media.Type.DATA;
    }
    if (first == AUDIO_MULTITRACK) {
      return Media.Type.AUDIO;
    }
    boolean video = (first & VIDEO_IS_ENHANCED) != 0 && (first & PACKET_TYPE) == VIDEO_MULTITRACK;
    return video ? Media.Type.VIDEO : null;
  }
}
