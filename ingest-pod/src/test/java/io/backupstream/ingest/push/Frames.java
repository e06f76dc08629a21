package io.backupstream.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Frames with a readable payload, all remembered so that a test can see what became of them. */
final class Frames {
  private final List<ByteBuf> payloads = new ArrayList<>();

  Frame<ByteBuf> key(String text) {
    return frame(Track.VIDEO, Kind.KEYFRAME, "", text);
  }

  Frame<ByteBuf> delta(String text) {
    return frame(Track.VIDEO, Kind.DELTA, "", text);
  }

  Frame<ByteBuf> recoveryPoint(String text) {
    return frame(Track.VIDEO, Kind.RECOVERY_POINT, "", text);
  }

  Frame<ByteBuf> leading(String text) {
    return frame(Track.VIDEO, Kind.LEADING, "", text);
  }

  Frame<ByteBuf> audio(String text) {
    return frame(Track.AUDIO, Kind.DELTA, "", text);
  }

  Frame<ByteBuf> videoHeader(String text) {
    return frame(Track.VIDEO, Kind.HEADER, "video", text);
  }

  Frame<ByteBuf> audioHeader(String text) {
    return frame(Track.AUDIO, Kind.HEADER, "audio", text);
  }

  Frame<ByteBuf> metadata(String text) {
    return frame(Track.DATA, Kind.HEADER, "onMetaData", "\2" + text);
  }

  Frame<ByteBuf> furtherTrack(String text) {
    return frame(Track.DATA, Kind.DELTA, "", text);
  }

  /** The caller lets go of everything it ever made, as the relay does after it has offered it. */
  void releaseByCaller() {
    payloads.forEach(ByteBuf::release);
  }

  /** Nobody holds a payload any more. */
  void assertAllReleased() {
    assertThat(payloads).allSatisfy(payload -> assertThat(payload.refCnt()).isZero());
  }

  /** Without the AMF0 marker that metadata starts with. */
  static String text(Frame<ByteBuf> frame) {
    return frame.payload().toString(StandardCharsets.UTF_8).replace("\2", "");
  }

  private Frame<ByteBuf> frame(Track track, Kind kind, String slot, String text) {
    ByteBuf payload = Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
    payloads.add(payload);
    return new Frame<>(
        track, kind, slot, 0, 0, 0, Frame.NO_TIMECODE, payload.readableBytes(), payload);
  }
}
