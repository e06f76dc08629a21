package io.backupstream.ingest.media;

/**
 * What a video track's configuration says of its pictures.
 *
 * @param profile as people name it: "High", "Main 10"; empty if not stated
 * @param level as people name it: "4.1"; empty if not stated
 * @param width pixels after cropping, 0 if not stated
 * @param height pixels after cropping, 0 if not stated
 * @param frameRate frames per second as the encoder declares it, 0 if not stated; many encoders
 *     state none, or one that is not kept
 * @param reorderFrames how many pictures a decoder holds back to put them in order, -1 if not
 *     stated
 */
public record VideoFormat(
    VideoCodec codec,
    String profile,
    String level,
    int width,
    int height,
    double frameRate,
    int reorderFrames) {

  static final int REORDER_NOT_STATED = -1;

  static VideoFormat ofCodecAlone(VideoCodec codec) {
    return new VideoFormat(codec, "", "", 0, 0, 0, REORDER_NOT_STATED);
  }
}
