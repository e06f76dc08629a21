package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.media.VideoTag.Packet;
import org.junit.jupiter.api.Test;

class VideoTagTest {

  @Test
  void legacyCodecWithoutCompositionTimeStartsRightAfterItsFirstByte() {
    assertThat(VideoTag.parse(Bytes.hex("14 AA")))
        .isEqualTo(new VideoTag(VideoCodec.OTHER, Packet.CODED_FRAMES, true, 0, 0, 1, 2));
  }

  @Test
  void extendedAvcCarriesCompositionTime() {
    assertThat(VideoTag.parse(Bytes.hex("A1 61766331 000021 AA")))
        .isEqualTo(new VideoTag(VideoCodec.H264, Packet.CODED_FRAMES, false, 33, 0, 8, 9));
  }

  @Test
  void extendedAv1CarriesNone() {
    assertThat(VideoTag.parse(Bytes.hex("91 61763031 120032")))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.CODED_FRAMES, true, 0, 0, 5, 8));
  }

  @Test
  void modifiersAreSkipped() {
    String nanoseconds = "02 0F4240 01";

    assertThat(VideoTag.parse(Bytes.hex("97" + nanoseconds + "61763031 12")))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.CODED_FRAMES, true, 0, 0, 10, 11));
  }

  @Test
  void longModifierIsSkipped() {
    String data = "00".repeat(300);

    VideoTag tag = VideoTag.parse(Bytes.hex("97 FF 012B" + data + "03 61763031 12"));

    assertThat(tag)
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.CODED_FRAMES, true, 0, 0, 309, 310));
  }

  @Test
  void modifierOfAModifierIsSkippedToo() {
    assertThat(VideoTag.parse(Bytes.hex("97 00AA 07 00BB 00 61763031 81")))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.SEQUENCE_START, true, 0, 0, 11, 12));
  }

  @Test
  void oneTrackSaysWhichItIs() {
    assertThat(VideoTag.parse(Bytes.hex("96 00 61763031 02 81")))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.SEQUENCE_START, true, 0, 2, 7, 8));
  }

  @Test
  void defaultTrackStandsForManyTracks() {
    assertThat(VideoTag.parse(Bytes.hex("96 13 61763031 01 000002 AAAA 00 000001 BB 02 000000")))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.CODED_FRAMES, true, 0, 0, 16, 17));
  }

  @Test
  void firstTrackStandsForManyTracksWithoutADefaultOne() {
    assertThat(VideoTag.parse(Bytes.hex("96 13 61763031 03 000002 AAAA 02 000001 BB")))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.CODED_FRAMES, true, 0, 3, 10, 12));
  }

  @Test
  void tracksWithCodecsOfTheirOwnAreWalked() {
    String body = "96 21 61763031 01 000002 AAAA 68766331 00 000004 000021 BB";

    assertThat(VideoTag.parse(Bytes.hex(body)))
        .isEqualTo(new VideoTag(VideoCodec.HEVC, Packet.CODED_FRAMES, true, 33, 0, 23, 24));
  }

  @Test
  void trackThatRunsBeyondTheMessageIsNotUnderstood() {
    assertThat(VideoTag.parse(Bytes.hex("96 13 61763031 01 000009 AAAA"))).isNull();
  }

  @Test
  void multitrackInsideMultitrackIsNotUnderstood() {
    assertThat(VideoTag.parse(Bytes.hex("96 06 61763031 00 AA"))).isNull();
    assertThat(VideoTag.parse(Bytes.hex("96 31 61763031 00 AA"))).isNull();
  }

  @Test
  void indicesAreThoseOfTheBufferNotOfTheBody() {
    var body = Bytes.hex("FFFF 91 61763031 120032").skipBytes(2);

    assertThat(VideoTag.parse(body))
        .isEqualTo(new VideoTag(VideoCodec.AV1, Packet.CODED_FRAMES, true, 0, 0, 7, 10));
  }
}
