package io.backupstream.ingest.media;

import static io.backupstream.ingest.splice.Frame.NO_TIMECODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimecodesTest {

  private static final String BPM = "0aecffe752724e2fa62fd19cd61a93b5";
  private static final String X264_OPTIONS = "dc45e9bde6d948b7962cd820d923eeef";
  private static final String MISB = "4d4953506d6963726f73656374696d65";
  private static final String MISB_HEVC_NANOS = "cf848278ee23306c9265e8fef22fb8b8";
  private static final long COMPOSED_MICROS = 1_717_158_363_591_000L;

  @Test
  void obsWritesWhenThePictureWasComposed() {
    String sei = bpm(text(1, "2024-05-31T12:26:03.591Z") + text(4, "2024-05-31T12:26:03.800Z"), 2);

    assertThat(h264(sei)).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void compositionTimeIsFoundBehindOtherEvents() {
    String sei = bpm(text(2, "2024-05-31T12:26:03.800Z") + text(1, "2024-05-31T12:26:03.591Z"), 2);

    assertThat(h264(sei)).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void otherEventsAloneAreNoTimecode() {
    assertThat(h264(bpm(text(4, "2024-05-31T12:26:03.591Z"), 1))).isEqualTo(NO_TIMECODE);
  }

  @Test
  void millisecondsSinceTheEpochAreRead() {
    assertThat(h264(bpm("02 01" + long64(COMPOSED_MICROS / 1000), 1))).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void deltasAreSteppedOver() {
    String sei = bpm("03 03" + long64(5) + text(1, "2024-05-31T12:26:03.591Z"), 2);

    assertThat(h264(sei)).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void textThatIsNoTimeIsNoTimecode() {
    assertThat(h264(bpm(text(1, "2024-05-31T25:26:03.591Z"), 1))).isEqualTo(NO_TIMECODE);
    assertThat(h264(bpm(text(1, "9".repeat(60)), 1))).isEqualTo(NO_TIMECODE);
    assertThat(h264(bpm(text(1, "+1000000000-12-31T23:59:59.9Z"), 1))).isEqualTo(NO_TIMECODE);
  }

  @Test
  void timecodeIsFoundBehindTheEncodersOptionsInTheSameUnit() {
    String options = message(5, X264_OPTIONS + "78323634");
    String time = message(5, BPM + "00" + text(1, "2024-05-31T12:26:03.591Z"));

    assertThat(h264("06" + options + time + "80")).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void messagesOfOtherKindsAreSteppedOver() {
    String big = message(1, "11".repeat(600));
    String time = message(5, BPM + "00" + text(1, "2024-05-31T12:26:03.591Z"));

    assertThat(h264("06" + big + time + "80")).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void hevcHasItAfterThePicture() {
    String time = message(5, BPM + "00" + text(1, "2024-05-31T12:26:03.591Z"));

    assertThat(hevc("5001" + time + "80")).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void av1HasItInPrivateMetadata() {
    String time = BPM + "00" + text(1, "2024-05-31T12:26:03.591Z") + "80";
    String size = "%02x".formatted(1 + time.replace(" ", "").length() / 2);
    FrameReader reader = new FrameReader();
    read(reader, "90 61763031 81000c00 0a0a00000003b4fd900be001");

    Frame<ByteBuf> frame =
        read(
            reader,
            "91 61763031 1200 0a0a00000003b4fd91abe601 3203 10008c 2a" + size + "06" + time);

    assertThat(frame.timecodeMicros()).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void misbStampIsMicroseconds() {
    assertThat(h264("06" + message(5, MISB + "1f" + misb(COMPOSED_MICROS)) + "80"))
        .isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void misbStampOfHevcMayBeNanoseconds() {
    String sei = message(5, MISB_HEVC_NANOS + "1f" + misb(COMPOSED_MICROS * 1000));

    assertThat(hevc("4e01" + sei + "80")).isEqualTo(COMPOSED_MICROS);
  }

  @Test
  void misbStampOfAClockThatIsNotLockedProvesNothing() {
    assertThat(h264("06" + message(5, MISB + "9f" + misb(COMPOSED_MICROS)) + "80"))
        .isEqualTo(NO_TIMECODE);
  }

  @Test
  void emulationPreventionBytesAreNoPartOfIt() {
    String prevented = "06 05 1c" + MISB + "00 00 03 00 ff 0000ff 0001ff 0142 80";

    assertThat(h264(prevented)).isEqualTo(0x10142);
  }

  @Test
  void onlyKeyframesAreAsked() {
    FrameReader reader = configured();
    String sei = bpm(text(1, "2024-05-31T12:26:03.591Z"), 1);

    Frame<ByteBuf> delta = read(reader, "27 01 000000" + nal(sei) + nal("419e"));

    assertThat(delta.timecodeMicros()).isEqualTo(NO_TIMECODE);
  }

  private static long h264(String sei) {
    return read(configured(), "17 01 000000" + nal(sei) + nal("6588")).timecodeMicros();
  }

  private static long hevc(String sei) {
    FrameReader reader = new FrameReader();
    read(reader, "90 68766331 0101");
    return read(reader, "93 68766331" + nal("2801af") + nal(sei)).timecodeMicros();
  }

  private static FrameReader configured() {
    FrameReader reader = new FrameReader();
    read(reader, "17 00 000000 01 640028 FF E1 0004 67640028 01 0002 68EE");
    return reader;
  }

  private static Frame<ByteBuf> read(FrameReader reader, String digits) {
    return Objects.requireNonNull(reader.read(Track.VIDEO, 0, 0, Bytes.hex(digits)));
  }

  private static String bpm(String stamps, int count) {
    return "06" + message(5, BPM + "%02x".formatted(count - 1) + stamps) + "80";
  }

  private static String text(int event, String time) {
    return "01%02x".formatted(event) + Bytes.hex(time.getBytes(StandardCharsets.US_ASCII)) + "00";
  }

  private static String message(int type, String payload) {
    int size = payload.replace(" ", "").length() / 2;
    return "%02x".formatted(type)
        + "ff".repeat(size / 255)
        + "%02x".formatted(size % 255)
        + payload;
  }

  private static String nal(String unit) {
    return "%08x".formatted(unit.replace(" ", "").length() / 2) + unit;
  }

  private static String misb(long stamp) {
    String digits = long64(stamp);
    return String.join(
        "ff",
        digits.substring(0, 4),
        digits.substring(4, 8),
        digits.substring(8, 12),
        digits.substring(12));
  }

  private static String long64(long value) {
    return "%016x".formatted(value);
  }
}
