package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Reads the format of a track from the bodies of its messages; borrows them. */
public final class Formats {

  private Formats() {}

  /**
   * The format in a video sequence header.
   *
   * @return null if the message is none; a record with unstated fields if what follows its tag
   *     header cannot be understood
   */
  public static @Nullable VideoFormat video(ByteBuf body) {
    VideoTag tag = VideoTag.parse(body);
    if (tag == null || tag.packet() != VideoTag.Packet.SEQUENCE_START) {
      return null;
    }
    VideoFormat format =
        switch (tag.codec()) {
          case H264 -> H264Configuration.parse(body, tag.offset(), tag.end());
          case HEVC -> HevcConfiguration.parse(body, tag.offset(), tag.end());
          case AV1 -> Av1Configuration.parse(body, tag.offset(), tag.end());
          case VP9 -> Vp9Configuration.parse(body, tag.offset(), tag.end());
          case VVC, VP8, OTHER -> null;
        };
    return format == null ? VideoFormat.ofCodecAlone(tag.codec()) : format;
  }

  /**
   * The format in an audio sequence header, or in a coded frame of a codec that describes itself in
   * each frame (MP3, AC-3, E-AC-3 and the legacy ones).
   *
   * @return null if the message says nothing of the format; a record with unstated fields if what
   *     follows its tag header cannot be understood
   */
  public static @Nullable AudioFormat audio(ByteBuf body) {
    AudioTag tag = AudioTag.parse(body);
    if (tag == null || tag.isEmpty()) {
      return null;
    }
    AudioFormat format =
        switch (tag.packet()) {
          case SEQUENCE_START -> configured(tag, body);
          case CODED_FRAMES -> selfDescribed(tag, body);
          case SEQUENCE_END, MULTICHANNEL_CONFIG -> null;
        };
    boolean says = format != null || tag.packet() == AudioTag.Packet.SEQUENCE_START;
    return says && format == null ? AudioFormat.ofCodecAlone(tag.codec()) : format;
  }

  /**
   * How long the sound of one coded message lasts.
   *
   * @param format the format of its track
   * @return microseconds, 0 if not known
   */
  public static long audioMicros(AudioFormat format, ByteBuf body) {
    AudioTag tag = AudioTag.parse(body);
    if (tag == null || tag.packet() != AudioTag.Packet.CODED_FRAMES) {
      return 0;
    }
    return tag.codec() == AudioCodec.OPUS
        ? OpusPacket.micros(body, tag.offset(), tag.end())
        : format.frameMicros();
  }

  private static @Nullable AudioFormat configured(AudioTag tag, ByteBuf body) {
    return switch (tag.codec()) {
      case AAC -> AacConfiguration.parse(body, tag.offset(), tag.end());
      case OPUS -> OpusPacket.format(body, tag.offset(), tag.end());
      case FLAC -> FlacConfiguration.parse(body, tag.offset(), tag.end());
      case MP3, AC3, EAC3, OTHER -> null;
    };
  }

  private static @Nullable AudioFormat selfDescribed(AudioTag tag, ByteBuf body) {
    return switch (tag.codec()) {
      case MP3 -> MpegAudioFrame.format(body, tag.offset(), tag.end());
      case AC3, EAC3 -> Ac3Frame.format(tag.codec(), body, tag.offset(), tag.end());
      case OTHER -> AudioFormat.ofCodecAlone(AudioCodec.OTHER);
      case AAC, OPUS, FLAC -> null;
    };
  }
}
