package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Queue;

/** The pictures of one publish, in decoding order. */
final class PictureTrack {
  private static final byte[] NO_TIME_CODE = {};
  private static final int KEYFRAME_WEIGHT = 5;

  private final EncoderSettings settings;
  private final EncoderClock clock;
  private final VideoBodies bodies;
  private final Queue<CodedPicture> gop = new ArrayDeque<>();
  private long decodeIndex;
  private long gopStart;
  private int references;

  PictureTrack(EncoderSettings settings, EncoderClock clock) {
    this.settings = settings;
    this.clock = clock;
    this.bodies = VideoBodies.of(settings);
    this.gopStart = -settings.gopPictures();
  }

  long nextDtsMicros() {
    return settings.programme().pictureMicros(decodeIndex);
  }

  NumberedFrame next() {
    if (gop.isEmpty()) {
      startGop();
    }
    CodedPicture picture = gop.remove();
    long dtsMicros = nextDtsMicros();
    long shownMicros = settings.programme().pictureMicros(gopStart + picture.displayIndex());
    long instantMicros = clock.instantMicros(shownMicros);
    long dtsMillis = clock.dtsMillis(dtsMicros);
    int ctsMillis = (int) (clock.dtsMillis(shownMicros + clock.reorderMicros()) - dtsMillis);
    long number = settings.programme().pictureAt(instantMicros);
    long timeCode = timeCodeMicros(picture, instantMicros);
    int bytes = bytes(picture);
    int referenceIndex = references;
    count(picture);
    return new NumberedFrame(
        Track.VIDEO,
        kind(picture),
        "",
        dtsMillis,
        ctsMillis,
        clock.dueMicros(dtsMicros),
        number,
        timeCode,
        bytes,
        () -> bodies.picture(content(picture, referenceIndex, number, timeCode), ctsMillis, bytes));
  }

  private void startGop() {
    boolean first = gopStart < 0;
    gopStart += settings.gopPictures();
    references = 0;
    gop.addAll(
        CodedPicture.gop(
            settings.gopPictures(),
            settings.bFrames(),
            settings.openGop() && !first,
            settings.openGop()));
  }

  private VideoBodies.Content content(
      CodedPicture picture, int referenceIndex, long number, long timeCode) {
    byte[] message =
        timeCode == Frame.NO_TIMECODE
            ? NO_TIME_CODE
            : Sei.timeCode(Instant.EPOCH.plus(timeCode, ChronoUnit.MICROS));
    Mark mark = new Mark(settings.source(), number);
    return new VideoBodies.Content(picture, referenceIndex, mark, message);
  }

  private long timeCodeMicros(CodedPicture picture, long instantMicros) {
    if (!picture.type().isKey()
        || settings.timeCodeEpochMicros() == EncoderSettings.NO_TIME_CODE
        || settings.codec() == EncoderSettings.Codec.AV1) {
      return Frame.NO_TIMECODE;
    }
    return (settings.timeCodeEpochMicros() + instantMicros) / 1000 * 1000;
  }

  private int bytes(CodedPicture picture) {
    double average = settings.bitsPerSecond() / 8.0 / settings.programme().framesPerSecond();
    double weights = settings.gopPictures() - 1 + KEYFRAME_WEIGHT;
    double unit = average * settings.gopPictures() / weights;
    return (int) (picture.type().isKey() ? unit * KEYFRAME_WEIGHT : unit);
  }

  private void count(CodedPicture picture) {
    decodeIndex++;
    switch (picture.type()) {
      case KEY, LED_KEY, ANCHOR -> references++;
      case BETWEEN, LEADING -> {}
    }
  }

  private static Kind kind(CodedPicture picture) {
    return switch (picture.type()) {
      case KEY, LED_KEY -> Kind.KEYFRAME;
      case LEADING -> Kind.LEADING;
      case ANCHOR, BETWEEN -> Kind.DELTA;
    };
  }
}
