package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The tag header at the start of an audio message: legacy (FLV 10.1, E.4.2) or extended (Enhanced
 * RTMP v2, "ExAudioTagHeader").
 *
 * @param trackId 0 for the default track
 * @param offset index of the first byte after the header
 * @param end index after the last byte of the track's data
 */
public record AudioTag(AudioCodec codec, Packet packet, int trackId, int offset, int end) {

  /** What follows the header. */
  public enum Packet {
    /** The codec's configuration record. */
    SEQUENCE_START,
    CODED_FRAMES,
    SEQUENCE_END,
    /** Which speaker each channel is for. */
    MULTICHANNEL_CONFIG
  }

  private static final int EXTENDED = 9;
  private static final int MULTITRACK = 5;

  /** Reads the header; null if it is cut short or of a kind that no specification knows. */
  public static @Nullable AudioTag parse(ByteBuf body) {
    if (!body.isReadable()) {
      return null;
    }
    int format = body.getUnsignedByte(body.readerIndex()) >> 4;
    return format == EXTENDED ? extended(body) : legacy(body, AudioCodec.ofLegacyId(format));
  }

  private static @Nullable AudioTag legacy(ByteBuf body, AudioCodec codec) {
    int at = body.readerIndex() + 1;
    int end = body.writerIndex();
    if (codec != AudioCodec.AAC) {
      return new AudioTag(codec, Packet.CODED_FRAMES, 0, at, end);
    }
    if (at == end) {
      return null;
    }
    return switch (body.getByte(at)) {
      case 0 -> new AudioTag(codec, Packet.SEQUENCE_START, 0, at + 1, end);
      case 1 -> new AudioTag(codec, Packet.CODED_FRAMES, 0, at + 1, end);
      default -> null;
    };
  }

  private static @Nullable AudioTag extended(ByteBuf body) {
    int packetAt = EnhancedTag.afterModifiers(body);
    EnhancedTag tag = packetAt < 0 ? null : EnhancedTag.parse(body, packetAt, MULTITRACK);
    if (tag == null) {
      return null;
    }
    return switch (tag.packetType()) {
      case 0 -> of(tag, Packet.SEQUENCE_START);
      case 1 -> of(tag, Packet.CODED_FRAMES);
      case 2 -> of(tag, Packet.SEQUENCE_END);
      case 4 -> of(tag, Packet.MULTICHANNEL_CONFIG);
      default -> null;
    };
  }

  private static AudioTag of(EnhancedTag tag, Packet packet) {
    AudioCodec codec = AudioCodec.ofFourCc(tag.fourCc());
    return new AudioTag(codec, packet, tag.trackId(), tag.offset(), tag.end());
  }

  /** Whether nothing follows the header. */
  boolean isEmpty() {
    return offset == end;
  }
}
