package io.backupstream.ingest.splice;

import org.jspecify.annotations.Nullable;

/**
 * What a decoder would notice of a source: its formats, and its rhythm as measured.
 *
 * @param video null if it sends no pictures
 * @param audio null if it sends no sound
 */
public record StreamTraits(@Nullable Video video, @Nullable Audio audio) {

  /**
   * @param codec as its FourCC or common name says
   * @param frameRate pictures a second, rounded to what is certain; 0 while unknown
   * @param reorderDepth how many pictures may be decoded ahead of their presentation
   * @param keyframeIntervalMillis the longest recent one; 0 before the second keyframe
   * @param openGops whether pictures lead its keyframes, so that a cut there loses them
   * @param recoveryPoints whether it also begins GOPs with pictures at which no cut is possible
   */
  public record Video(
      String codec,
      String profile,
      int width,
      int height,
      double frameRate,
      int reorderDepth,
      long keyframeIntervalMillis,
      boolean openGops,
      boolean recoveryPoints) {}

  /**
   * @param codec with its profile, where it has one
   * @param sampleRate in hertz
   */
  public record Audio(String codec, int sampleRate, int channels) {}
}
