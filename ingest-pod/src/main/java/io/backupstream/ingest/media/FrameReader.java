package io.backupstream.ingest.media;

import static io.backupstream.ingest.splice.Frame.NO_TIMECODE;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Turns the media messages of one publish into frames: what is a header, where the output may be
 * cut, which pictures a cut would leave undecodable.
 *
 * <p>What it decides:
 *
 * <ul>
 *   <li>The encoder's key flag is never enough for a {@link Kind#KEYFRAME} where the picture itself
 *       can be asked, and no picture is one before its codec's configuration was sent: a decoder
 *       could not start there.
 *   <li>A message that carries only other tracks than the default one is {@link Track#DATA}: it has
 *       the same timestamps as the default track, and neither counts as its picture or sound nor
 *       decides a cut. A message of several tracks is what its default track is.
 *   <li>What cannot be understood (cut short, of a future kind, a command to a player) is {@link
 *       Track#DATA} too: it is carried on, but it proves no source alive.
 *   <li>Bodies without media and ends of sequence make no frame. They have nothing to decode, and
 *       an end of one source is no end of the output.
 * </ul>
 *
 * <p>One reader a publish, on one thread. Keeps no buffer.
 */
public final class FrameReader {

  /** The slot of onMetaData. */
  public static final String ON_META_DATA = "onMetaData";

  private final NalUnits nalUnits = new NalUnits();
  private final ObuUnits obuUnits = new ObuUnits();
  private @Nullable VideoCodec configured;
  private int nalLengthBytes;

  /**
   * Reads one message.
   *
   * @param type what the RTMP message type says: VIDEO (9), AUDIO (8) or DATA (18)
   * @param dtsMillis the message's timestamp, as the frame shall have it
   * @param arrivalMicros when the message was complete, on the monotonic clock
   * @param body the message body; taken over, whatever the outcome: it leaves in the frame, or is
   *     released where there is none
   * @return null if the message has nothing to relay
   */
  public @Nullable Frame<ByteBuf> read(
      Track type, long dtsMillis, long arrivalMicros, ByteBuf body) {
    Frame<ByteBuf> frame =
        switch (type) {
          case VIDEO -> video(dtsMillis, arrivalMicros, body);
          case AUDIO -> audio(dtsMillis, arrivalMicros, body);
          case DATA -> data(dtsMillis, arrivalMicros, body);
        };
    if (frame == null) {
      body.release();
    }
    return frame;
  }

  private @Nullable Frame<ByteBuf> video(long dtsMillis, long arrivalMicros, ByteBuf body) {
    if (!body.isReadable()) {
      return null;
    }
    VideoTag tag = VideoTag.parse(body);
    if (tag == null) {
      return frame(Track.DATA, Kind.DELTA, "", dtsMillis, arrivalMicros, body);
    }
    Track track = tag.trackId() == 0 ? Track.VIDEO : Track.DATA;
    return switch (tag.packet()) {
      case SEQUENCE_START -> {
        if (track == Track.VIDEO) {
          configure(tag, body);
        }
        String slot = Slots.videoConfig(tag.trackId());
        yield frame(track, Kind.HEADER, slot, dtsMillis, arrivalMicros, body);
      }
      case METADATA -> {
        String slot = Slots.videoMetadata(tag.trackId());
        yield frame(track, Kind.HEADER, slot, dtsMillis, arrivalMicros, body);
      }
      case CODED_FRAMES -> tag.isEmpty() ? null : picture(tag, dtsMillis, arrivalMicros, body);
      case SEQUENCE_END -> null;
      case COMMAND -> frame(Track.DATA, Kind.DELTA, "", dtsMillis, arrivalMicros, body);
    };
  }

  private Frame<ByteBuf> picture(VideoTag tag, long dtsMillis, long arrivalMicros, ByteBuf body) {
    if (tag.trackId() != 0) {
      return frame(Track.DATA, Kind.DELTA, "", dtsMillis, arrivalMicros, body);
    }
    Kind kind = kindOf(tag, body);
    long timecodeMicros = kind == Kind.KEYFRAME ? timecode(tag, body) : NO_TIMECODE;
    return new Frame<>(
        Track.VIDEO,
        kind,
        "",
        dtsMillis,
        tag.ctsMillis(),
        arrivalMicros,
        timecodeMicros,
        body.readableBytes(),
        body);
  }

  private Kind kindOf(VideoTag tag, ByteBuf body) {
    boolean decodable = configured == tag.codec();
    return switch (tag.codec()) {
      case H264 -> decodable && tag.keyFlag() ? NalPictures.h264(nals(tag, body)) : Kind.DELTA;
      case HEVC -> decodable ? hevc(tag, body) : Kind.DELTA;
      case AV1 -> decodable && tag.keyFlag() ? ObuPictures.av1(obus(tag, body)) : Kind.DELTA;
      case VVC, VP9 -> decodable && tag.keyFlag() ? Kind.KEYFRAME : Kind.DELTA;
      // sent without a configuration of their own
      case VP8, OTHER -> tag.keyFlag() ? Kind.KEYFRAME : Kind.DELTA;
    };
  }

  private Kind hevc(VideoTag tag, ByteBuf body) {
    Kind kind = NalPictures.hevc(nals(tag, body));
    return kind == Kind.KEYFRAME && !tag.keyFlag() ? Kind.DELTA : kind;
  }

  private long timecode(VideoTag tag, ByteBuf body) {
    return switch (tag.codec()) {
      case H264 -> Timecodes.h264(nals(tag, body));
      case HEVC -> Timecodes.hevc(nals(tag, body));
      case AV1 -> Timecodes.av1(obus(tag, body));
      case VVC, VP9, VP8, OTHER -> NO_TIMECODE;
    };
  }

  private NalUnits nals(VideoTag tag, ByteBuf body) {
    nalUnits.start(body, tag.offset(), tag.end(), nalLengthBytes);
    return nalUnits;
  }

  private ObuUnits obus(VideoTag tag, ByteBuf body) {
    obuUnits.start(body, tag.offset(), tag.end());
    return obuUnits;
  }

  private void configure(VideoTag tag, ByteBuf body) {
    configured = tag.codec();
    nalLengthBytes = ConfigurationRecord.nalLengthBytes(tag, body);
  }

  private static @Nullable Frame<ByteBuf> audio(long dtsMillis, long arrivalMicros, ByteBuf body) {
    if (!body.isReadable()) {
      return null;
    }
    AudioTag tag = AudioTag.parse(body);
    if (tag == null) {
      return frame(Track.DATA, Kind.DELTA, "", dtsMillis, arrivalMicros, body);
    }
    Track track = tag.trackId() == 0 ? Track.AUDIO : Track.DATA;
    return switch (tag.packet()) {
      case SEQUENCE_START -> {
        String slot = Slots.audioConfig(tag.trackId());
        yield frame(track, Kind.HEADER, slot, dtsMillis, arrivalMicros, body);
      }
      case MULTICHANNEL_CONFIG -> {
        String slot = Slots.audioChannels(tag.trackId());
        yield frame(track, Kind.HEADER, slot, dtsMillis, arrivalMicros, body);
      }
      case CODED_FRAMES ->
          tag.isEmpty() ? null : frame(track, Kind.DELTA, "", dtsMillis, arrivalMicros, body);
      case SEQUENCE_END -> null;
    };
  }

  private static @Nullable Frame<ByteBuf> data(long dtsMillis, long arrivalMicros, ByteBuf body) {
    if (!body.isReadable()) {
      return null;
    }
    return MetadataTag.isOnMetaData(body)
        ? frame(Track.DATA, Kind.HEADER, ON_META_DATA, dtsMillis, arrivalMicros, body)
        : frame(Track.DATA, Kind.DELTA, "", dtsMillis, arrivalMicros, body);
  }

  private static Frame<ByteBuf> frame(
      Track track, Kind kind, String slot, long dtsMillis, long arrivalMicros, ByteBuf body) {
    return new Frame<>(
        track, kind, slot, dtsMillis, 0, arrivalMicros, NO_TIMECODE, body.readableBytes(), body);
  }
}
