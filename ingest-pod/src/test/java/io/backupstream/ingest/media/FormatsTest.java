package io.backupstream.ingest.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Track;
import org.junit.jupiter.api.Test;

class FormatsTest {

  @Test
  void h264() {
    assertThat(Formats.video(Recorded.first("h264", Track.VIDEO, "1700")))
        .isEqualTo(new VideoFormat(VideoCodec.H264, "High", "1.1", 160, 90, 30, 2));
  }

  @Test
  void hevc() {
    assertThat(Formats.video(Recorded.first("hevc", Track.VIDEO, "90")))
        .isEqualTo(new VideoFormat(VideoCodec.HEVC, "Main", "1.0", 160, 90, 30, 2));
  }

  @Test
  void av1() {
    assertThat(Formats.video(Recorded.first("av1", Track.VIDEO, "90")))
        .isEqualTo(new VideoFormat(VideoCodec.AV1, "Main", "2.0", 160, 90, 0, 0));
  }

  @Test
  void vp9() {
    assertThat(Formats.video(Recorded.first("vp9", Track.VIDEO, "90")))
        .isEqualTo(new VideoFormat(VideoCodec.VP9, "Profile 0", "1.0", 0, 0, 0, 0));
  }

  @Test
  void otherVideoMessagesSayNothing() {
    assertThat(Formats.video(Recorded.first("h264", Track.VIDEO, "1701"))).isNull();
    assertThat(Formats.video(Recorded.first("hevc", Track.VIDEO, "d4"))).isNull();
  }

  @Test
  void configurationThatCannotBeReadLeavesTheCodec() {
    assertThat(Formats.video(Bytes.hex("17 00 000000 01 640028")))
        .isEqualTo(VideoFormat.ofCodecAlone(VideoCodec.H264));
    assertThat(Formats.audio(Bytes.hex("AF 00 11")))
        .isEqualTo(AudioFormat.ofCodecAlone(AudioCodec.AAC));
  }

  @Test
  void aac() {
    assertThat(Formats.audio(Recorded.first("aac", Track.AUDIO, "af00")))
        .isEqualTo(new AudioFormat(AudioCodec.AAC, "LC", 48_000, 2, 1024));
  }

  @Test
  void aacInExtendedForm() {
    assertThat(Formats.audio(Bytes.hex("90 6d703461 1210")))
        .isEqualTo(new AudioFormat(AudioCodec.AAC, "LC", 44_100, 2, 1024));
  }

  @Test
  void aacOfShorterFrames() {
    assertThat(Formats.audio(Bytes.hex("AF 00 1194")))
        .isEqualTo(new AudioFormat(AudioCodec.AAC, "LC", 48_000, 2, 960));
  }

  @Test
  void heAacToldInFront() {
    // object type 5, core 24 kHz, stereo, heard at 48 kHz, object type 2
    assertThat(Formats.audio(Bytes.hex("AF 00 2B11 88 00")))
        .isEqualTo(new AudioFormat(AudioCodec.AAC, "HE-AAC", 48_000, 2, 2048));
  }

  @Test
  void heAacToldBehind() {
    // object type 2, 24 kHz, stereo; 0x2b7, object type 5, present, 48 kHz
    assertThat(Formats.audio(Bytes.hex("AF 00 1310 56E5 98")))
        .isEqualTo(new AudioFormat(AudioCodec.AAC, "HE-AAC", 48_000, 2, 2048));
  }

  @Test
  void heAacOfBothKindsIsHeardInStereo() {
    // object type 29, core 24 kHz, mono, heard at 48 kHz, object type 2
    assertThat(Formats.audio(Bytes.hex("AF 00 EB09 88 00")))
        .isEqualTo(new AudioFormat(AudioCodec.AAC, "HE-AAC v2", 48_000, 2, 2048));
  }

  @Test
  void opus() {
    assertThat(Formats.audio(Recorded.first("opus", Track.AUDIO, "90")))
        .isEqualTo(new AudioFormat(AudioCodec.OPUS, "", 48_000, 2, 0));
    assertThat(Formats.audio(Recorded.first("opus-surround", Track.AUDIO, "90")))
        .isEqualTo(new AudioFormat(AudioCodec.OPUS, "", 48_000, 6, 0));
  }

  @Test
  void opusPacketsSayHowLongTheyLast() {
    AudioFormat opus = new AudioFormat(AudioCodec.OPUS, "", 48_000, 2, 0);

    assertThat(Formats.audioMicros(opus, Recorded.first("opus", Track.AUDIO, "91")))
        .isEqualTo(20_000);
    assertThat(Formats.audioMicros(opus, Bytes.hex("91 4f707573 19 00"))).isEqualTo(120_000);
    assertThat(Formats.audioMicros(opus, Bytes.hex("91 4f707573 83 03"))).isEqualTo(7_500);
    assertThat(Formats.audioMicros(opus, Bytes.hex("91 4f707573 83"))).isZero();
  }

  @Test
  void flac() {
    assertThat(Formats.audio(Recorded.first("flac", Track.AUDIO, "90")))
        .isEqualTo(new AudioFormat(AudioCodec.FLAC, "", 48_000, 2, 4608));
  }

  @Test
  void mp3DescribesItselfInEachFrame() {
    assertThat(Formats.audio(Recorded.first("mp3", Track.AUDIO, "2f")))
        .isEqualTo(new AudioFormat(AudioCodec.MP3, "", 44_100, 2, 1152));
  }

  @Test
  void ac3DescribesItselfInEachFrame() {
    assertThat(Formats.audio(Recorded.first("ac3", Track.AUDIO, "91")))
        .isEqualTo(new AudioFormat(AudioCodec.AC3, "", 48_000, 2, 1536));
    assertThat(Formats.audio(Recorded.first("eac3", Track.AUDIO, "91")))
        .isEqualTo(new AudioFormat(AudioCodec.EAC3, "", 48_000, 2, 1536));
  }

  @Test
  void framesOfConfiguredCodecsSayNothing() {
    assertThat(Formats.audio(Recorded.first("aac", Track.AUDIO, "af01"))).isNull();
    assertThat(Formats.audio(Recorded.first("opus", Track.AUDIO, "91"))).isNull();
    assertThat(Formats.audio(Recorded.first("opus", Track.AUDIO, "94"))).isNull();
  }

  @Test
  void durationFollowsFromTheFormat() {
    AudioFormat aac = new AudioFormat(AudioCodec.AAC, "LC", 48_000, 2, 1024);

    assertThat(Formats.audioMicros(aac, Recorded.first("aac", Track.AUDIO, "af01")))
        .isEqualTo(21_333);
    assertThat(Formats.audioMicros(aac, Recorded.first("aac", Track.AUDIO, "af00"))).isZero();
  }
}
