package io.backupstream.ingest.relay;

import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;

/**
 * A simulated encoder: it films one programme, whose pictures and sounds are numbered from one
 * origin, and hands out its frames in sending order.
 *
 * <p>Times are microseconds since the origin of the programme. A frame of the programme is sent
 * when its content has happened, plus the time that reordering needs.
 */
final class SimSource {

  final String name;
  double fps = 30;
  int gop = 60;

  /** Which programme pictures are keyframes: those whose number is this modulo the GOP. */
  int keyPhase;

  /** B-frames between two anchors. */
  int bFrames;

  /**
   * Whether the last B-frames of a GOP follow the next keyframe; counts keyframes from the first.
   */
  boolean openGop;

  /** Whether it sends pictures and never one at which decoding may start. */
  boolean keyless;

  double audioFrameMillis = 1_024 / 48.0;
  boolean video = true;
  boolean audio = true;

  /** How fast the encoder's own clock runs, in parts of a million. */
  double ppm;

  long beginMicros;
  long startTimestamp;
  boolean timecodes;

  /** Delay from content to network, in microseconds. */
  long delayMicros = 5_000;

  private long nextPicture;
  private long nextSound;
  private long firstPicture;

  SimSource(String name) {
    this.name = name;
  }

  /** Starts filming; the first picture is a keyframe. */
  void begin(long micros) {
    beginMicros = micros;
    nextPicture = (long) Math.ceil(micros * fps / 1e6);
    firstPicture = nextPicture;
    nextSound = (long) Math.ceil(micros / (audioFrameMillis * 1_000));
  }

  /** When the next frame is ready to be sent. */
  long nextMicros() {
    return Math.min(
        video ? pictureMicros() : Long.MAX_VALUE, audio ? soundMicros() : Long.MAX_VALUE);
  }

  private long pictureMicros() {
    return (long) (nextPicture * 1e6 / fps) + delayMicros;
  }

  private long soundMicros() {
    return (long) (nextSound * audioFrameMillis * 1_000 + reorderMicros()) + delayMicros + 200;
  }

  /** How late pictures are presented so that none is before it is decoded; sound is as late. */
  private double reorderMicros() {
    return bFrames > 0 ? 1e6 / fps : 0;
  }

  /** The next frame, its arrival not yet filled in. */
  Frame<Shot> next() {
    return video && (!audio || pictureMicros() <= soundMicros()) ? picture() : sound();
  }

  private Frame<Shot> picture() {
    long index = nextPicture++;
    long shown = openGop ? shownInOpenGop(index) : shown(index);
    boolean key = !keyless && (index == firstPicture || isKey(index, shown));
    long dts = timestamp(index * 1e6 / fps);
    long pts = timestamp(shown * 1e6 / fps + reorderMicros());
    long timecode = timecodes && key ? (long) (shown * 1e6 / fps) : Frame.NO_TIMECODE;
    return new Frame<>(
        Track.VIDEO,
        key ? Kind.KEYFRAME : leads(index, shown) ? Kind.LEADING : Kind.DELTA,
        "",
        dts,
        (int) (pts - dts),
        0,
        timecode,
        key ? 4_000 : 800,
        new Shot(name, shown));
  }

  private boolean isKey(long index, long shown) {
    return openGop
        ? (shown - firstPicture) % gop == 0
        : Math.floorMod(index - keyPhase, (long) gop) == 0;
  }

  /** Whether a picture comes after a keyframe that is shown after it. */
  private boolean leads(long index, long shown) {
    return openGop
        && shown < index
        && (shown - firstPicture) / gop < (shown - firstPicture + bFrames) / gop;
  }

  /** Mini-GOPs of equal length, across keyframes too. */
  private long shownInOpenGop(long index) {
    long since = index - firstPicture;
    boolean anchor = (since - 1) % (bFrames + 1) == 0;
    return since == 0 ? index : anchor ? index + bFrames : index - 1;
  }

  /** The programme number of the picture that is decoded at this index: anchors come first. */
  private long shown(long index) {
    if (bFrames == 0) {
      return index;
    }
    long sinceKey =
        index < nextKeyAfter(firstPicture)
            ? index - firstPicture
            : Math.floorMod(index - keyPhase, (long) gop);
    long key = index - sinceKey;
    long left = Math.min(gop, nextKeyAfter(key) - key) - 1;
    if (sinceKey == 0) {
      return index;
    }
    long group = (sinceKey - 1) / (bFrames + 1);
    long first = group * (bFrames + 1) + 1;
    long last = Math.min(first + bFrames, left);
    return key + (sinceKey == first ? last : sinceKey - 1);
  }

  private long nextKeyAfter(long index) {
    return index + gop - Math.floorMod(index - keyPhase, (long) gop);
  }

  private Frame<Shot> sound() {
    long index = nextSound++;
    return new Frame<>(
        Track.AUDIO,
        Kind.DELTA,
        "",
        timestamp(index * audioFrameMillis * 1_000 + reorderMicros()),
        0,
        0,
        Frame.NO_TIMECODE,
        300,
        new Shot(name, index));
  }

  private long timestamp(double programmeMicros) {
    double own = (programmeMicros - beginMicros) * (1 + ppm / 1e6) / 1_000;
    return (startTimestamp + Math.round(own)) & 0xFFFF_FFFFL;
  }
}
