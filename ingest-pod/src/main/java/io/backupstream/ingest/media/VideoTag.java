package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The tag header at the start of a video message: legacy (FLV 10.1, E.4.3) or extended (Enhanced
 * RTMP v2, "ExVideoTagHeader").
 *
 * @param keyFlag the encoder's own claim that this is a keyframe; true of open GOPs and recovery
 *     points too
 * @param ctsMillis composition time offset, -2^23 to 2^23-1; 0 where the packet carries none
 * @param trackId 0 for the default track
 * @param offset index of the first byte after the header
 * @param end index after the last byte of the track's data
 */
public record VideoTag(
    VideoCodec codec,
    Packet packet,
    boolean keyFlag,
    int ctsMillis,
    int trackId,
    int offset,
    int end) {

  /** What follows the header. */
  public enum Packet {
    /** The codec's configuration record. */
    SEQUENCE_START,
    CODED_FRAMES,
    SEQUENCE_END,
    /** Colour and light information in AMF, for the decoder. */
    METADATA,
    /** A command to a player, without a picture. */
    COMMAND
  }

  private static final int EXTENDED = 0x80;
  private static final int KEY = 1;
  private static final int COMMAND_FRAME = 5;
  private static final int EXTENDED_METADATA = 4;
  private static final int MULTITRACK = 6;

  /** Reads the header; null if it is cut short or of a kind that no specification knows. */
  public static @Nullable VideoTag parse(ByteBuf body) {
    if (!body.isReadable()) {
      return null;
    }
    int first = body.getUnsignedByte(body.readerIndex());
    return (first & EXTENDED) == 0 ? legacy(body, first) : extended(body, first);
  }

  private static @Nullable VideoTag legacy(ByteBuf body, int first) {
    int frameType = first >> 4;
    boolean key = frameType == KEY;
    VideoCodec codec = VideoCodec.ofLegacyId(first & 0x0F);
    int at = body.readerIndex() + 1;
    int end = body.writerIndex();
    if (frameType == COMMAND_FRAME) {
      return new VideoTag(codec, Packet.COMMAND, false, 0, 0, at, end);
    }
    if (!codec.composed()) {
      return new VideoTag(codec, Packet.CODED_FRAMES, key, 0, 0, at, end);
    }
    if (at + 4 > end) {
      return null;
    }
    int cts = body.getMedium(at + 1);
    return switch (body.getByte(at)) {
      case 0 -> new VideoTag(codec, Packet.SEQUENCE_START, key, 0, 0, at + 4, end);
      case 1 -> new VideoTag(codec, Packet.CODED_FRAMES, key, cts, 0, at + 4, end);
      case 2 -> new VideoTag(codec, Packet.SEQUENCE_END, key, 0, 0, at + 4, end);
      default -> null;
    };
  }

  private static @Nullable VideoTag extended(ByteBuf body, int first) {
    int packetAt = EnhancedTag.afterModifiers(body);
    if (packetAt < 0) {
      return null;
    }
    int frameType = first >> 4 & 0x07;
    if (frameType == COMMAND_FRAME && (body.getByte(packetAt) & 0x0F) != EXTENDED_METADATA) {
      return new VideoTag(
          VideoCodec.OTHER, Packet.COMMAND, false, 0, 0, packetAt + 1, body.writerIndex());
    }
    EnhancedTag tag = EnhancedTag.parse(body, packetAt, MULTITRACK);
    if (tag == null) {
      return null;
    }
    VideoCodec codec = VideoCodec.ofFourCc(tag.fourCc());
    boolean key = frameType == KEY;
    return switch (tag.packetType()) {
      // 5 is AV1's configuration as MPEG-2 TS carries it
      case 0, 5 -> of(tag, codec, Packet.SEQUENCE_START, key);
      case 1 -> codec.composed() ? composed(body, tag, codec, key) : coded(tag, codec, key);
      case 2 -> of(tag, codec, Packet.SEQUENCE_END, key);
      case 3 -> coded(tag, codec, key);
      case EXTENDED_METADATA -> of(tag, codec, Packet.METADATA, key);
      default -> null;
    };
  }

  private static VideoTag coded(EnhancedTag tag, VideoCodec codec, boolean key) {
    return of(tag, codec, Packet.CODED_FRAMES, key);
  }

  private static VideoTag of(EnhancedTag tag, VideoCodec codec, Packet packet, boolean key) {
    return new VideoTag(codec, packet, key, 0, tag.trackId(), tag.offset(), tag.end());
  }

  private static @Nullable VideoTag composed(
      ByteBuf body, EnhancedTag tag, VideoCodec codec, boolean key) {
    int data = tag.offset() + 3;
    if (data > tag.end()) {
      return null;
    }
    int cts = body.getMedium(tag.offset());
    return new VideoTag(codec, Packet.CODED_FRAMES, key, cts, tag.trackId(), data, tag.end());
  }

  /** Whether nothing follows the header. */
  boolean isEmpty() {
    return offset == end;
  }
}
