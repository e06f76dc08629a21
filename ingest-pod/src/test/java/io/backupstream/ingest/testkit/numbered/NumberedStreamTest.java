package io.backupstream.ingest.testkit.numbered;

import static io.backupstream.ingest.testkit.numbered.EncoderSettings.encoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberedStreamTest {
  private static final long SECOND = 1_000_000;

  @ParameterizedTest
  @EnumSource(names = {"VIDEO", "AUDIO"})
  void encodersStartedApartSendTheSameNumbersAtTheSameInstant(Track track) {
    Map<Long, Long> primary = dueByNumber(new NumberedStream(encoder('P', it -> {}), 0), track);
    NumberedStream late = new NumberedStream(encoder('B', it -> {}), 1_234_567);
    Map<Long, Long> backup = dueByNumber(late, track);

    assertThat(backup).hasSizeGreaterThan(100);
    assertThat(backup)
        .allSatisfy((number, due) -> assertThat(due).isCloseTo(primary.get(number), within(1L)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7})
  void pictureNumbersAreWholeInPresentationOrder(int bFrames) {
    List<NumberedFrame> pictures = pictures(encoder('P', it -> it.bFrames = bFrames), 240);

    List<Long> numbers = inPresentationOrder(pictures).map(NumberedFrame::number).toList();

    assertThat(numbers).containsExactlyElementsOf(LongStream.range(0, 240).boxed().toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7})
  void noPictureIsPresentedBeforeItIsDecoded(int bFrames) {
    assertThat(pictures(encoder('P', it -> it.bFrames = bFrames), 240))
        .allMatch(picture -> picture.ctsMillis() >= 0)
        .anyMatch(picture -> picture.ctsMillis() == 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void decodingTimesRiseByOnePicture(int bFrames) {
    List<NumberedFrame> pictures =
        pictures(
            encoder(
                'P',
                it -> {
                  it.bFrames = bFrames;
                  it.programme = new Programme(30_000, 1001);
                }),
            300);

    for (int index = 1; index < pictures.size(); index++) {
      assertThat(pictures.get(index).dtsMillis() - pictures.get(index - 1).dtsMillis())
          .isBetween(33L, 34L);
    }
    assertThat(pictures.getLast().dtsMillis()).isEqualTo(Math.round(299 * 1001 / 30.0));
  }

  @Test
  void keyframesComeAGopApartFromWhereTheEncoderStarted() {
    NumberedStream stream = new NumberedStream(encoder('P', it -> it.gopPictures = 50), SECOND);

    assertThat(frames(stream, Track.VIDEO, 200).filter(NumberedStreamTest::isKeyframe))
        .extracting(NumberedFrame::number)
        .containsExactly(30L, 80L, 130L, 180L);
  }

  @Test
  void picturesLeadTheKeyframesOfAnOpenGopAndAreShownBeforeThem() {
    List<NumberedFrame> pictures =
        pictures(
            encoder(
                'P',
                it -> {
                  it.codec = EncoderSettings.Codec.HEVC;
                  it.openGop = true;
                  it.bFrames = 2;
                }),
            180);
    int keyframe = pictures.stream().map(NumberedFrame::number).toList().indexOf(120L);

    assertThat(pictures.subList(keyframe, keyframe + 4))
        .extracting(NumberedFrame::kind)
        .containsExactly(Kind.KEYFRAME, Kind.LEADING, Kind.LEADING, Kind.DELTA);
    assertThat(pictures.subList(keyframe, keyframe + 4))
        .extracting(NumberedFrame::number)
        .containsExactly(120L, 118L, 119L, 123L);
  }

  @Test
  void soundAndPictureOfOneInstantArePresentedTogether() {
    EncoderSettings settings = encoder('P', it -> it.bFrames = 2);

    Map<Long, Long> sounds = ptsByNumber(settings, Track.AUDIO);
    Map<Long, Long> pictures = ptsByNumber(settings, Track.VIDEO);

    assertThat(sounds.get(25L * 7)).isNotNull().isEqualTo(pictures.get(16L * 7));
  }

  @Test
  void aFastClockRunsAheadOfTheProgramme() {
    NumberedStream stream = new NumberedStream(encoder('P', it -> it.driftPpm = 100), 0);

    NumberedFrame last = frames(stream, Track.VIDEO, 30 * 600).toList().getLast();

    assertThat(last.dtsMillis() - last.dueMicros() / 1000).isBetween(59L, 61L);
  }

  @Test
  void jitterDelaysDeparturesAndKeepsTheirOrder() {
    EncoderSettings settings = encoder('P', it -> it.jitterMicros = 50_000);
    List<NumberedFrame> frames =
        Stream.generate(new NumberedStream(settings, 0)::next).limit(1000).toList();

    assertThat(frames).extracting(NumberedFrame::dueMicros).isSorted();
    assertThat(frames)
        .extracting(frame -> frame.dueMicros() / 1000 - frame.dtsMillis())
        .allMatch(lateMillis -> lateMillis <= 51)
        .anyMatch(lateMillis -> lateMillis >= 40);
  }

  @Test
  void aJumpShiftsAllTimestampsFromThenOn() {
    NumberedStream stream = new NumberedStream(encoder('P', it -> it.audio = false), 0);
    long before = frames(stream, Track.VIDEO, 10).toList().getLast().dtsMillis();

    stream.jumpTimestamps(-5_000);

    assertThat(stream.next().dtsMillis() - before).isBetween(-4_967L, -4_966L);
  }

  @Test
  void aBitRateIsKept() {
    int bytes =
        pictures(encoder('P', it -> it.bitsPerSecond = 4_000_000), 600).stream()
            .mapToInt(picture -> picture.body().length)
            .sum();

    assertThat(bytes * 8L / 20).isBetween(3_900_000L, 4_100_000L);
  }

  @ParameterizedTest
  @EnumSource
  void everyBodyCarriesItsMark(EncoderSettings.Codec codec) {
    NumberedStream stream = new NumberedStream(encoder('B', it -> it.codec = codec), 90 * SECOND);

    assertThat(Stream.generate(stream::next).limit(300).filter(f -> f.kind() != Kind.HEADER))
        .allSatisfy(
            frame -> assertThat(Mark.find(frame.body())).hasValue(new Mark('B', frame.number())));
  }

  @ParameterizedTest
  @EnumSource
  void theRelayReadsEachBodyAsWhatItIs(EncoderSettings.Codec codec) {
    EncoderSettings settings =
        encoder(
            'P',
            it -> {
              it.codec = codec;
              it.bFrames = codec == EncoderSettings.Codec.AV1 ? 0 : 2;
              it.openGop = codec == EncoderSettings.Codec.HEVC;
              it.timeCodeEpochMicros = 1_800_000_000 * SECOND;
            });
    NumberedStream stream = new NumberedStream(settings, 0);
    FrameReader reader = new FrameReader();

    for (NumberedFrame sent : Stream.generate(stream::next).limit(400).toList()) {
      ByteBuf body = Unpooled.wrappedBuffer(sent.body());
      Frame<ByteBuf> read = reader.read(sent.track(), sent.dtsMillis(), 0, body);
      assertThat(read)
          .isEqualTo(
              new Frame<>(
                  sent.track(),
                  sent.kind(),
                  sent.slot(),
                  sent.dtsMillis(),
                  sent.ctsMillis(),
                  0,
                  sent.timecodeMicros(),
                  body.readableBytes(),
                  body));
    }
  }

  private static Map<Long, Long> dueByNumber(NumberedStream stream, Track track) {
    Map<Long, Long> due = new HashMap<>();
    Stream.generate(stream::next)
        .takeWhile(frame -> frame.dueMicros() < 10 * SECOND)
        .filter(frame -> frame.track() == track && frame.kind() != Kind.HEADER)
        .forEach(frame -> due.put(frame.number(), frame.dueMicros()));
    return due;
  }

  private static Map<Long, Long> ptsByNumber(EncoderSettings settings, Track track) {
    Map<Long, Long> pts = new HashMap<>();
    frames(new NumberedStream(settings, 0), track, 200)
        .forEach(frame -> pts.put(frame.number(), frame.dtsMillis() + frame.ctsMillis()));
    return pts;
  }

  private static List<NumberedFrame> pictures(EncoderSettings settings, int count) {
    return frames(new NumberedStream(settings, 0), Track.VIDEO, count).toList();
  }

  private static Stream<NumberedFrame> frames(NumberedStream stream, Track track, int count) {
    return Stream.generate(stream::next)
        .filter(frame -> frame.track() == track && frame.kind() != Kind.HEADER)
        .limit(count);
  }

  private static Stream<NumberedFrame> inPresentationOrder(List<NumberedFrame> pictures) {
    return pictures.stream().sorted(Comparator.comparingLong(p -> p.dtsMillis() + p.ctsMillis()));
  }

  private static boolean isKeyframe(NumberedFrame frame) {
    return frame.kind() == Kind.KEYFRAME;
  }
}
