package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FrameReaderTest {

  private static final String AVCC = "17 00 000000 01 640028 FF E1 0004 67640028 01 0002 68EE";
  private static final String HVCC_LEGACY =
      "1C 00 000000 01 01 60000000 900000000000 1E F000 FC FD F8 F8 0000 0F 00";

  private final FrameReader reader = new FrameReader();

  @Test
  void h264GroupsOfPicturesStartAtTheirIdr() {
    assertThat(kinds("h264"))
        .containsExactly(
            "onMetaData",
            "video/0/config",
            "KEYFRAME",
            "DELTA",
            "DELTA",
            "DELTA",
            "DELTA",
            "DELTA",
            "KEYFRAME",
            "DELTA",
            "DELTA",
            "DELTA",
            "DELTA",
            "DELTA");
  }

  @Test
  void h264RecoveryPointIsNoKeyframeThoughTheEncoderFlagsIt() {
    List<Recorded> messages = Recorded.messages("h264-open-gop");
    long flagged = messages.stream().filter(m -> m.digits().startsWith("1701")).count();

    assertThat(flagged).isEqualTo(3);
    assertThat(kinds("h264-open-gop").stream().filter("KEYFRAME"::equals)).hasSize(1);
    assertThat(kinds("h264-open-gop").stream().filter("RECOVERY_POINT"::equals)).hasSize(2);
  }

  @Test
  void hevcKeyframesAreIdrAndCra() {
    assertThat(kinds("hevc").stream().filter("KEYFRAME"::equals)).hasSize(2);
    assertThat(kinds("hevc-open-gop").stream().filter("KEYFRAME"::equals)).hasSize(3);
  }

  @Test
  void hevcPicturesThatLeadACraAreToldApart() {
    assertThat(kinds("hevc")).doesNotContain("LEADING");
    assertThat(kinds("hevc-open-gop")).contains("LEADING");
  }

  @Test
  void av1KeyframesBringTheirSequenceHeader() {
    assertThat(kinds("av1").subList(0, 5))
        .containsExactly("onMetaData", "video/0/config", "video/0/metadata", "KEYFRAME", "DELTA");
    assertThat(kinds("av1").stream().filter("KEYFRAME"::equals)).hasSize(2);
  }

  @Test
  void av1KeyFrameThatIsShownLaterIsNoKeyframe() {
    read(Track.VIDEO, "90 61763031 81000c00 0a0a00000003b4fd900be001");

    // the frame header's first byte: 00 without show_frame, 10 with it
    assertThat(read(Track.VIDEO, "91 61763031 1200 0a0a00000003b4fd91abe601 3203 00008c").kind())
        .isEqualTo(Kind.DELTA);
    assertThat(read(Track.VIDEO, "91 61763031 1200 0a0a00000003b4fd91abe601 3203 10008c").kind())
        .isEqualTo(Kind.KEYFRAME);
  }

  @Test
  void av1KeyframeWithoutSequenceHeaderIsNoKeyframe() {
    read(Track.VIDEO, "90 61763031 81000c00 0a0a00000003b4fd900be001");

    assertThat(read(Track.VIDEO, "91 61763031 1200 3203 10008c").kind()).isEqualTo(Kind.DELTA);
  }

  @Test
  void vp9KeyframesAreFlagged() {
    assertThat(kinds("vp9").stream().filter("KEYFRAME"::equals)).hasSize(2);
  }

  @Test
  void pictureBeforeItsConfigurationIsNoKeyframe() {
    String idr = "17 01 000000 00000002 6588";
    assertThat(read(Track.VIDEO, idr).kind()).isEqualTo(Kind.DELTA);

    read(Track.VIDEO, AVCC);
    assertThat(read(Track.VIDEO, idr).kind()).isEqualTo(Kind.KEYFRAME);
  }

  @Test
  void pictureOfAnotherCodecThanConfiguredIsNoKeyframe() {
    read(Track.VIDEO, AVCC);

    assertThat(read(Track.VIDEO, "91 68766331 000000 00000003 260188").kind())
        .isEqualTo(Kind.DELTA);
  }

  @Test
  void lengthSizeComesFromTheConfiguration() {
    read(Track.VIDEO, AVCC.replace("FF E1", "FD E1"));

    assertThat(read(Track.VIDEO, "17 01 000000 0002 6588").kind()).isEqualTo(Kind.KEYFRAME);
  }

  @Test
  void idrThatRunsBeyondItsMessageIsNoKeyframe() {
    read(Track.VIDEO, AVCC);

    assertThat(read(Track.VIDEO, "17 01 000000 FFFFFFFF 6588").kind()).isEqualTo(Kind.DELTA);
    assertThat(read(Track.VIDEO, "17 01 000000 00000003 6588").kind()).isEqualTo(Kind.DELTA);
    assertThat(read(Track.VIDEO, "17 01 000000 00000000 6588").kind()).isEqualTo(Kind.DELTA);
  }

  @Test
  void oldHevcIdIsHevc() {
    Frame<ByteBuf> header = read(Track.VIDEO, HVCC_LEGACY);
    Frame<ByteBuf> cra = read(Track.VIDEO, "1C 01 000000 00000003 2A01AC");
    Frame<ByteBuf> rasl = read(Track.VIDEO, "2C 01 000000 00000003 1201AC");

    assertThat(List.of(header.kind(), cra.kind(), rasl.kind()))
        .containsExactly(Kind.HEADER, Kind.KEYFRAME, Kind.LEADING);
  }

  @Test
  void compositionTimeIsSigned() {
    read(Track.VIDEO, AVCC);

    assertThat(read(Track.VIDEO, "27 01 000021 00000002 419e").ctsMillis()).isEqualTo(33);
    assertThat(read(Track.VIDEO, "27 01 FFFFDF 00000002 419e").ctsMillis()).isEqualTo(-33);
  }

  @Test
  void framesWithoutCompositionTimeHaveNone() {
    Frame<ByteBuf> frame = read(Track.VIDEO, "A3 68766331 0000000e 0001e024");

    assertThat(frame.ctsMillis()).isZero();
  }

  @Test
  void timestampsArrivalAndSizeAreHandedOn() {
    ByteBuf body = Bytes.hex("AF 01 2110");

    Frame<ByteBuf> frame = reader.read(Track.AUDIO, 4_294_967_295L, 17, body);

    assertThat(frame)
        .isEqualTo(
            new Frame<>(
                Track.AUDIO, Kind.DELTA, "", 4_294_967_295L, 0, 17, Frame.NO_TIMECODE, 4, body));
  }

  @Test
  void bodyLeavesUntouchedAndOwned() {
    ByteBuf body = Bytes.hex(AVCC);

    Frame<ByteBuf> frame = Objects.requireNonNull(reader.read(Track.VIDEO, 0, 0, body));

    assertThat(frame.payload()).isSameAs(body);
    assertThat(body.readerIndex()).isZero();
    assertThat(body.refCnt()).isOne();
  }

  @Test
  void endOfSequenceMakesNoFrameAndReleasesItsBody() {
    for (String end : List.of("17 02 000000", "92 68766331", "92 4f707573")) {
      ByteBuf body = Bytes.hex(end);
      Track type = end.endsWith("4f707573") ? Track.AUDIO : Track.VIDEO;

      assertThat(reader.read(type, 0, 0, body)).as(end).isNull();
      assertThat(body.refCnt()).as(end).isZero();
    }
  }

  @Test
  void bodiesWithoutMediaMakeNoFrame() {
    assertThat(reader.read(Track.AUDIO, 0, 0, Bytes.hex(""))).isNull();
    assertThat(reader.read(Track.VIDEO, 0, 0, Bytes.hex(""))).isNull();
    assertThat(reader.read(Track.DATA, 0, 0, Bytes.hex(""))).isNull();
    assertThat(reader.read(Track.AUDIO, 0, 0, Bytes.hex("91 664c6143"))).isNull();
    assertThat(reader.read(Track.VIDEO, 0, 0, Bytes.hex("27 01 000000"))).isNull();
  }

  @Test
  void audioHeadersHaveSlots() {
    assertThat(kinds("opus").subList(0, 4))
        .containsExactly("onMetaData", "audio/0/config", "audio/0/channels", "DELTA");
    assertThat(kinds("aac").subList(0, 3)).containsExactly("onMetaData", "audio/0/config", "DELTA");
    assertThat(kinds("mp3")).containsExactly("onMetaData", "DELTA", "DELTA");
  }

  @Test
  void headerOfANewCodecTakesTheSlotOfTheOld() {
    String h264 = read(Track.VIDEO, AVCC).slot();
    String hevc = read(Track.VIDEO, "90 68766331 0101").slot();

    assertThat(hevc).isEqualTo(h264);
  }

  @Test
  void secondAudioTrackIsDataWithHeadersOfItsOwn() {
    List<Frame<ByteBuf>> second = new ArrayList<>();
    for (Recorded message : Recorded.messages("multitrack")) {
      Frame<ByteBuf> frame = reader.read(message.type(), 0, 0, message.body());
      if (message.type() == Track.AUDIO && message.digits().startsWith("95") && frame != null) {
        second.add(frame);
      }
    }

    assertThat(second).allMatch(frame -> frame.track() == Track.DATA).hasSizeGreaterThan(3);
    assertThat(second.subList(0, 2))
        .extracting(Frame::slot)
        .containsExactly("audio/1/config", "audio/1/channels");
  }

  @Test
  void metadataOfAVideoTrackIsAHeader() {
    assertThat(read(Track.VIDEO, "D4 68766331 020009636f6c6f72").slot())
        .isEqualTo("video/0/metadata");
  }

  @Test
  void onMetaDataIsKnownBareAndWrapped() {
    String bare = "02 000a 6f6e4d65746144617461 08 00000000 000009";
    String wrapped = "02 000d 40736574446174614672616d65" + bare;

    assertThat(read(Track.DATA, bare).slot()).isEqualTo("onMetaData");
    assertThat(read(Track.DATA, wrapped).slot()).isEqualTo("onMetaData");
    assertThat(read(Track.DATA, "02 000a 6f6e54657874446174").kind()).isEqualTo(Kind.DELTA);
  }

  @Test
  void commandsToPlayersAreData() {
    assertThat(read(Track.VIDEO, "57 00").track()).isEqualTo(Track.DATA);
    assertThat(read(Track.VIDEO, "D1 00").track()).isEqualTo(Track.DATA);
  }

  @Test
  void kindsThatNoSpecificationKnowsAreData() {
    assertThat(read(Track.VIDEO, "9F 68766331 00").track()).isEqualTo(Track.DATA);
    assertThat(read(Track.AUDIO, "9F 4f707573 00").track()).isEqualTo(Track.DATA);
    assertThat(read(Track.VIDEO, "17 03 000000 00").track()).isEqualTo(Track.DATA);
    assertThat(read(Track.AUDIO, "AF 02 00").track()).isEqualTo(Track.DATA);
  }

  private Frame<ByteBuf> read(Track type, String digits) {
    return Objects.requireNonNull(reader.read(type, 0, 0, Bytes.hex(digits)), digits);
  }

  private List<String> kinds(String recording) {
    List<String> kinds = new ArrayList<>();
    FrameReader fresh = new FrameReader();
    for (Recorded message : Recorded.messages(recording)) {
      Frame<ByteBuf> frame =
          fresh.read(message.type(), message.timestampMillis(), 0, message.body());
      if (frame != null) {
        kinds.add(frame.kind() == Kind.HEADER ? frame.slot() : frame.kind().name());
      }
    }
    return kinds;
  }
}
