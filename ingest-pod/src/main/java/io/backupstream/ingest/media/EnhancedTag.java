package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * What the extended video and audio tag headers have in common (Enhanced RTMP v2,
 * "ExVideoTagHeader" and "ExAudioTagHeader"): modifiers, then one track or several, then a codec.
 *
 * <p>Of a message with several tracks this is the default one, track 0, or else its first: that one
 * stands for the message.
 *
 * @param packetType the packet type of the body, never ModEx or Multitrack
 * @param trackId 0 is the default track
 * @param offset index of the first byte after the header
 * @param end index after the track's last byte
 */
record EnhancedTag(int packetType, int fourCc, int trackId, int offset, int end) {

  private static final int MOD_EX = 7;
  private static final int ONE_TRACK = 0;
  private static final int MANY_TRACKS_MANY_CODECS = 2;
  private static final int FOUR_CC_BYTES = 4;
  private static final int DEFAULT_TRACK = 0;

  /**
   * Skips the modifiers at the start of a body (nanosecond offsets, so far).
   *
   * @return index of the byte whose lower half is the packet type that follows, or -1 if the body
   *     ends before
   */
  static int afterModifiers(ByteBuf body) {
    int at = body.readerIndex();
    int end = body.writerIndex();
    while (at < end && (body.getByte(at) & 0x0F) == MOD_EX) {
      if (at + 2 > end) {
        return -1;
      }
      int size = body.getUnsignedByte(at + 1) + 1;
      int data = at + 2;
      if (size == 256) {
        if (at + 4 > end) {
          return -1;
        }
        size = body.getUnsignedShort(at + 2) + 1;
        data = at + 4;
      }
      at = data + size;
    }
    return at < end ? at : -1;
  }

  /**
   * Reads tracks and codec.
   *
   * @param packetAt index of the byte whose lower half is the packet type
   * @param multitrack the packet type that stands for "several tracks": 6 in video, 5 in audio
   * @return null if the body is cut short or contradicts itself
   */
  static @Nullable EnhancedTag parse(ByteBuf body, int packetAt, int multitrack) {
    int packetType = body.getByte(packetAt) & 0x0F;
    int at = packetAt + 1;
    int end = body.writerIndex();
    if (packetType != multitrack) {
      return at + FOUR_CC_BYTES > end
          ? null
          : new EnhancedTag(packetType, body.getInt(at), DEFAULT_TRACK, at + FOUR_CC_BYTES, end);
    }
    if (at + 1 + FOUR_CC_BYTES > end) {
      return null;
    }
    int shape = body.getUnsignedByte(at) >> 4;
    packetType = body.getByte(at) & 0x0F;
    at++;
    if (packetType == multitrack || packetType == MOD_EX || shape > MANY_TRACKS_MANY_CODECS) {
      return null;
    }
    if (shape == ONE_TRACK) {
      int data = at + FOUR_CC_BYTES + 1;
      return data > end
          ? null
          : new EnhancedTag(packetType, body.getInt(at), body.getUnsignedByte(data - 1), data, end);
    }
    return standingFor(body, at, packetType, shape == MANY_TRACKS_MANY_CODECS);
  }

  private static @Nullable EnhancedTag standingFor(
      ByteBuf body, int from, int packetType, boolean codecEach) {
    int end = body.writerIndex();
    int at = codecEach ? from : from + FOUR_CC_BYTES;
    int fourCcAt = from;
    EnhancedTag first = null;
    int head = (codecEach ? FOUR_CC_BYTES : 0) + 4;
    while (at + head <= end) {
      if (codecEach) {
        fourCcAt = at;
        at += FOUR_CC_BYTES;
      }
      int trackId = body.getUnsignedByte(at);
      int data = at + 4;
      int trackEnd = data + body.getUnsignedMedium(at + 1);
      if (trackEnd > end) {
        return null;
      }
      if (first == null || trackId == DEFAULT_TRACK) {
        first = new EnhancedTag(packetType, body.getInt(fourCcAt), trackId, data, trackEnd);
      }
      if (trackId == DEFAULT_TRACK) {
        return first;
      }
      at = trackEnd;
    }
    return first;
  }
}
