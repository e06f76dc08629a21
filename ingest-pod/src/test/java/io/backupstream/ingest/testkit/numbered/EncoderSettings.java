package io.backupstream.ingest.testkit.numbered;

import java.util.function.Consumer;

/**
 * How one encoder is set.
 *
 * @param source stands in each mark, so that a destination's record tells whose frame it was
 * @param programme what it shows
 * @param gopPictures keyframe interval, in pictures
 * @param bFrames between two anchors, at most
 * @param openGop keyframes are CRA pictures with leading ones; HEVC alone
 * @param bitsPerSecond of video, about
 * @param firstDtsMillis where its timestamps begin
 * @param driftPpm how much faster its clock runs than the programme's
 * @param delayMicros from a frame's instant to its departure, besides what B-frames cost
 * @param jitterMicros how much later than that a frame departs, at most
 * @param timeCodeEpochMicros the origin in micros since 1970, written into each keyframe of H.264
 *     and HEVC; {@link #NO_TIME_CODE} leaves it out
 */
public record EncoderSettings(
    char source,
    Programme programme,
    Codec codec,
    int width,
    int height,
    int gopPictures,
    int bFrames,
    boolean openGop,
    int bitsPerSecond,
    boolean video,
    boolean audio,
    long firstDtsMillis,
    int driftPpm,
    long delayMicros,
    long jitterMicros,
    long timeCodeEpochMicros) {

  /** Keyframes carry no time code. */
  public static final long NO_TIME_CODE = Long.MIN_VALUE;

  /** An encoder that is set as {@link Draft} says, but for what {@code changes} does to it. */
  public static EncoderSettings encoder(char source, Consumer<Draft> changes) {
    Draft draft = new Draft();
    changes.accept(draft);
    return new EncoderSettings(
        source,
        draft.programme,
        draft.codec,
        draft.width,
        draft.height,
        draft.gopPictures,
        draft.bFrames,
        draft.openGop,
        draft.bitsPerSecond,
        draft.video,
        draft.audio,
        draft.firstDtsMillis,
        draft.driftPpm,
        draft.delayMicros,
        draft.jitterMicros,
        draft.timeCodeEpochMicros);
  }

  /** Settings being made; they begin as a common encoder's. */
  public static final class Draft {
    public Programme programme = Programme.fps(30);
    public Codec codec = Codec.AVC;
    public int width = 320;
    public int height = 180;
    public int gopPictures = 60;
    public int bFrames = 0;
    public boolean openGop = false;
    public int bitsPerSecond = 500_000;
    public boolean video = true;
    public boolean audio = true;
    public long firstDtsMillis = 0;
    public int driftPpm = 0;
    public long delayMicros = 0;
    public long jitterMicros = 0;
    public long timeCodeEpochMicros = NO_TIME_CODE;

    private Draft() {}
  }

  /** What pictures are coded in. */
  public enum Codec {
    AVC,
    HEVC,
    AV1
  }
}
