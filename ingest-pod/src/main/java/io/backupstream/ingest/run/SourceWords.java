package io.backupstream.ingest.run;

import io.backupstream.api.status.AudioFormat;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.SourceStatus;
import io.backupstream.api.status.VideoFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An encoder in the words of the people who set it up. */
final class SourceWords {

  private static final double MEGA = 1_000_000;
  private static final double KILO = 1_000;

  private SourceWords() {}

  /** Its state, and while it is connected what it sends. */
  static String tell(SourceStatus source, long bitsPerSecond) {
    List<String> parts = new ArrayList<>();
    parts.add(String.format(Locale.ROOT, "%-10s", Transitions.lower(source.state())));
    if (source.state() == SourceState.RECEIVING || source.state() == SourceState.SUSPECT) {
      parts.add(String.format(Locale.ROOT, "%11s", bitRate(bitsPerSecond)));
      VideoFormat video = source.video();
      AudioFormat audio = source.audio();
      if (video != null) {
        parts.add(video(video));
      }
      if (audio != null) {
        parts.add(audio(audio));
      }
    }
    return String.join("  ", parts);
  }

  private static String video(VideoFormat video) {
    List<String> words = new ArrayList<>();
    words.add(video.codec());
    if (video.profile() != null) {
      words.add(video.profile());
    }
    if (video.width() != null && video.height() != null) {
      words.add(video.width() + "x" + video.height());
    }
    if (video.frameRate() != null) {
      words.add(video.frameRate() + " fps");
    }
    if (video.keyframeInterval() != null) {
      words.add("GOP " + video.keyframeInterval());
    }
    return String.join(" ", words);
  }

  private static String audio(AudioFormat audio) {
    List<String> words = new ArrayList<>();
    words.add(audio.codec());
    if (audio.sampleRate() != null) {
      words.add(String.format(Locale.ROOT, "%.1f kHz", audio.sampleRate() / KILO));
    }
    if (audio.channels() != null) {
      words.add(audio.channels() + " ch");
    }
    return String.join(" ", words);
  }

  static String bitRate(long bitsPerSecond) {
    return bitsPerSecond >= MEGA
        ? String.format(Locale.ROOT, "%.1f Mbit/s", bitsPerSecond / MEGA)
        : String.format(Locale.ROOT, "%.0f kbit/s", bitsPerSecond / KILO);
  }
}
