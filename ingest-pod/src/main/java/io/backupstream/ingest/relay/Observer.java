package io.backupstream.ingest.relay;

import io.backupstream.api.Durations;
import io.backupstream.api.status.SourceState;
import io.backupstream.ingest.media.AudioFormat;
import io.backupstream.ingest.media.VideoFormat;
import io.backupstream.ingest.splice.Feed;
import io.backupstream.ingest.splice.FrameRate;
import io.backupstream.ingest.splice.StreamTraits;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of a source: its parameter sets and what its timestamps show. */
final class Observer {

  /** Keyframe intervals are certain to a tenth of a second. */
  private static final long KEYFRAME_ROUNDING_MILLIS = 100;

  private Observer() {}

  static Observed observe(@Nullable Feed<?> feed, SourceInput input, boolean suspect) {
    if (feed == null || !(feed.hasVideo() || feed.hasAudio())) {
      return Observed.ABSENT;
    }
    VideoFormat video = feed.hasVideo() ? input.video() : null;
    AudioFormat audio = feed.hasAudio() ? input.audio() : null;
    double rate = FrameRate.of(feed.videoIntervalMillis(), feed.videoMeasuredOver());
    return new Observed(
        suspect ? SourceState.SUSPECT : SourceState.RECEIVING,
        video == null ? null : forPeople(video, rate, certainKeyframeInterval(feed)),
        audio == null ? null : forPeople(audio),
        new StreamTraits(
            video == null ? null : traits(video, rate, feed),
            audio == null ? null : traits(audio)));
  }

  private static long keyframeInterval(Feed<?> feed) {
    return feed.keyframes() < 2 ? 0 : feed.keyframeIntervalMillis();
  }

  private static long certainKeyframeInterval(Feed<?> feed) {
    return Math.round((double) keyframeInterval(feed) / KEYFRAME_ROUNDING_MILLIS)
        * KEYFRAME_ROUNDING_MILLIS;
  }

  private static io.backupstream.api.status.VideoFormat forPeople(
      VideoFormat format, double rate, long keyframeInterval) {
    return new io.backupstream.api.status.VideoFormat(
        format.codec().toString(),
        known(profileAndLevel(format)),
        known(format.width()),
        known(format.height()),
        rate == 0 ? null : rate(rate),
        keyframeInterval == 0 ? null : Durations.format(Duration.ofMillis(keyframeInterval)));
  }

  private static String profileAndLevel(VideoFormat format) {
    return format.level().isEmpty() ? format.profile() : format.profile() + "@" + format.level();
  }

  private static String rate(double rate) {
    return rate == Math.rint(rate)
        ? Long.toString((long) rate)
        : String.format(Locale.ROOT, "%.2f", rate);
  }

  private static io.backupstream.api.status.AudioFormat forPeople(AudioFormat format) {
    return new io.backupstream.api.status.AudioFormat(
        codec(format), known(format.sampleRate()), known(format.channels()));
  }

  private static String codec(AudioFormat format) {
    String codec = format.codec().toString();
    return format.profile().isEmpty() ? codec : codec + " " + format.profile();
  }

  private static StreamTraits.Video traits(VideoFormat format, double rate, Feed<?> feed) {
    return new StreamTraits.Video(
        format.codec().toString(),
        format.profile(),
        format.width(),
        format.height(),
        rate,
        feed.reorderDepth(),
        keyframeInterval(feed),
        feed.hasOpenGops(),
        feed.hasRecoveryPoints());
  }

  private static StreamTraits.Audio traits(AudioFormat format) {
    return new StreamTraits.Audio(codec(format), format.sampleRate(), format.channels());
  }

  private static @Nullable Integer known(int value) {
    return value == 0 ? null : value;
  }

  private static @Nullable String known(String value) {
    return value.isEmpty() ? null : value;
  }
}
