package io.backupstream.ingest.splice;

import io.backupstream.ingest.splice.SeamlessVerdict.Reason;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Judges, before any fault, whether the standby could take over unseen.
 *
 * <p>The promise holds if both sources look alike to a decoder, and if the splice window covers the
 * standby's keyframe interval, the slowest detection and some slack.
 */
public final class Seamless {

  /** How long one track may be silent before its source is suspect, in stall times. */
  private static final double SLOWEST_DETECTION = 1.5;

  /** Room between the detection and the end of what is held. */
  private static final long SLACK_MILLIS = 250;

  private static final long CERTAIN_MILLIS = 100;

  private static final String ABSENT = "nothing to fail over to: start the %s encoder";

  private final boolean backupStandsBy;
  private final String standbyName;
  private final long bufferMillis;
  private final long detectionMillis;

  /**
   * Judges with these settings.
   *
   * @param backupStandsBy false if the backup is on air, and the primary would take over
   * @param stallMillis stallTimeout
   */
  public Seamless(boolean backupStandsBy, long bufferMillis, long stallMillis) {
    this.backupStandsBy = backupStandsBy;
    this.standbyName = backupStandsBy ? "backup" : "primary";
    this.bufferMillis = bufferMillis;
    this.detectionMillis = (long) (stallMillis * SLOWEST_DETECTION) + SLACK_MILLIS;
  }

  /**
   * @param onAir the source whose media leave; null if none
   * @param standby the other; null if absent
   * @param skewMillis how much later the standby arrives, if time codes prove it
   */
  public SeamlessVerdict judge(
      @Nullable StreamTraits onAir, @Nullable StreamTraits standby, @Nullable Long skewMillis) {
    if (onAir == null && standby == null) {
      return verdict(Reason.BACKUP_ABSENT, "no encoder is connected: start both");
    }
    if (onAir == null || standby == null) {
      boolean backupIsAbsent = backupStandsBy == (standby == null);
      return backupIsAbsent
          ? verdict(Reason.BACKUP_ABSENT, ABSENT, "backup")
          : verdict(Reason.PRIMARY_ABSENT, ABSENT, "primary");
    }
    SeamlessVerdict mismatch = compareVideo(onAir.video(), standby.video());
    if (mismatch == null) {
      mismatch = compareAudio(onAir.audio(), standby.audio());
    }
    if (mismatch == null) {
      mismatch = compareWindow(standby.video(), skewMillis);
    }
    if (mismatch != null) {
      return mismatch;
    }
    return skewMillis == null
        ? verdict(
            Reason.SKEW_UNVERIFIED,
            "no frame would be lost or doubled; no time code proves that both show the same instant")
        : verdict(
            Reason.SEAMLESS,
            "no frame would be lost or doubled; the %s encoder is %d ms later",
            standbyName,
            skewMillis);
  }

  private @Nullable SeamlessVerdict compareVideo(
      StreamTraits.@Nullable Video a, StreamTraits.@Nullable Video b) {
    if (a == null || b == null) {
      return a == null && b == null
          ? null
          : verdict(Reason.CODEC_MISMATCH, "only one of the two encoders sends video");
    }
    if (!a.codec().equals(b.codec()) || !a.profile().equals(b.profile())) {
      return verdict(
          Reason.CODEC_MISMATCH,
          "set the %s encoder to %s %s; it sends %s %s",
          standbyName,
          a.codec(),
          a.profile(),
          b.codec(),
          b.profile());
    }
    if (a.width() != b.width() || a.height() != b.height()) {
      return verdict(
          Reason.RESOLUTION_MISMATCH,
          "set the %s encoder to %dx%d; it sends %dx%d",
          standbyName,
          a.width(),
          a.height(),
          b.width(),
          b.height());
    }
    return compareRhythm(a, b);
  }

  private @Nullable SeamlessVerdict compareRhythm(StreamTraits.Video a, StreamTraits.Video b) {
    boolean known = a.frameRate() > 0 && b.frameRate() > 0;
    if (known && Double.compare(a.frameRate(), b.frameRate()) != 0) {
      return verdict(
          Reason.FRAME_RATE_MISMATCH,
          "set the %s encoder to %s fps; it sends %s fps",
          standbyName,
          rate(a.frameRate()),
          rate(b.frameRate()));
    }
    if (a.reorderDepth() != b.reorderDepth()) {
      return verdict(
          Reason.REORDER_MISMATCH,
          "use the same B-frame setting at both encoders: the %s encoder reorders by %d, the"
              + " other by %d",
          standbyName,
          b.reorderDepth(),
          a.reorderDepth());
    }
    return b.openGops()
        ? verdict(
            Reason.OPEN_GOP,
            "close the GOPs of the %s encoder (x265: open-gop=0): a switch would lose the pictures"
                + " that lead its keyframe",
            standbyName)
        : null;
  }

  private static String rate(double framesPerSecond) {
    return framesPerSecond == Math.rint(framesPerSecond)
        ? Long.toString((long) framesPerSecond)
        : String.format(Locale.ROOT, "%.2f", framesPerSecond);
  }

  private @Nullable SeamlessVerdict compareAudio(
      StreamTraits.@Nullable Audio a, StreamTraits.@Nullable Audio b) {
    if (a == null || b == null) {
      return a == null && b == null
          ? null
          : verdict(Reason.AUDIO_MISMATCH, "only one of the two encoders sends audio");
    }
    return a.equals(b)
        ? null
        : verdict(
            Reason.AUDIO_MISMATCH,
            "set the %s encoder to %s, %d Hz, %d channels; it sends %s, %d Hz, %d channels",
            standbyName,
            a.codec(),
            a.sampleRate(),
            a.channels(),
            b.codec(),
            b.sampleRate(),
            b.channels());
  }

  private @Nullable SeamlessVerdict compareWindow(
      StreamTraits.@Nullable Video standby, @Nullable Long skewMillis) {
    long keyframeInterval = standby == null ? 0 : standby.keyframeIntervalMillis();
    long allowed = bufferMillis - detectionMillis;
    boolean fits = keyframeInterval > 0 && keyframeInterval <= allowed;
    if (standby != null && standby.recoveryPoints() && !fits) {
      return withoutIdr();
    }
    if (standby != null && keyframeInterval == 0) {
      return verdict(
          Reason.KEYFRAME_INTERVAL_UNKNOWN,
          "the %s encoder has sent one keyframe; its interval is known with the next",
          standbyName);
    }
    if (keyframeInterval > allowed) {
      return tooLong(certain(keyframeInterval), allowed);
    }
    if (skewMillis != null && keyframeInterval > allowed - Math.abs(skewMillis)) {
      return verdict(
          Reason.SKEW_TOO_LARGE,
          "the %s encoder is %d ms apart from the other: bring both to the same delay, or set"
              + " spec.failover.buffer to %d ms or more",
          standbyName,
          skewMillis,
          certain(keyframeInterval) + detectionMillis + Math.abs(skewMillis));
    }
    return null;
  }

  /** Told to the next tenth of a second: a text that moves with each keyframe helps no one. */
  private static long certain(long millis) {
    return Math.ceilDiv(millis, CERTAIN_MILLIS) * CERTAIN_MILLIS;
  }

  private SeamlessVerdict withoutIdr() {
    return verdict(
        Reason.OPEN_GOP,
        "have the %s encoder begin each GOP with an IDR picture (x264: open-gop=0 and"
            + " intra-refresh=0): a switch can be made at no other",
        standbyName);
  }

  private SeamlessVerdict tooLong(long keyframeInterval, long allowed) {
    String buffer =
        String.format(
            Locale.ROOT,
            "spec.failover.buffer to %d ms or more; the %s encoder sends a keyframe each %d ms",
            keyframeInterval + detectionMillis,
            standbyName,
            keyframeInterval);
    return allowed <= 0
        ? verdict(Reason.KEYFRAME_INTERVAL_TOO_LONG, "set %s", buffer)
        : verdict(
            Reason.KEYFRAME_INTERVAL_TOO_LONG,
            "set the %s encoder's keyframe interval to %d ms or less, or %s",
            standbyName,
            allowed,
            buffer);
  }

  private static SeamlessVerdict verdict(Reason reason, String format, Object... values) {
    return new SeamlessVerdict(reason, String.format(Locale.ROOT, format, values));
  }
}
