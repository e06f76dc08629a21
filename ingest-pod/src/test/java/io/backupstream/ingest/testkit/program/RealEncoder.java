package io.backupstream.ingest.testkit.program;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** ffmpeg as an encoder: a moving picture and a tone, in real time. */
public final class RealEncoder {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private static final String H264 =
      "-c:v libx264 -preset ultrafast -b:v 400k -g 60 -keyint_min 60 -sc_threshold 0 -bf 0";
  private static final String H264_OPEN_GOP =
      "-c:v libx264 -preset ultrafast -b:v 400k -g 30 -keyint_min 30 -sc_threshold 0 -bf 2"
          + " -x264-params open-gop=1";
  private static final String HEVC =
      "-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=60:min-keyint=60:bframes=0";
  private static final String AV1 =
      "-c:v libsvtav1 -preset 12 -g 60 -svtav1-params lookahead=0:pred-struct=1";
  private static final String AAC = "-c:a aac -b:a 64k";

  private RealEncoder() {}

  /** libx264 at 30 fps with a keyframe each 2 s, and AAC. */
  public static ChildProcess h264(Path folder, String url, String key) {
    return start(folder, H264 + " " + AAC, url, key);
  }

  /** libx264 with recovery points each second, and no IDR picture after the first. */
  public static ChildProcess h264OpenGop(Path folder, String url, String key) {
    return start(folder, H264_OPEN_GOP + " " + AAC, url, key);
  }

  /** As {@link #h264}, in HEVC over Enhanced RTMP. */
  public static ChildProcess hevc(Path folder, String url, String key) {
    return start(folder, HEVC + " " + AAC, url, key);
  }

  /** As {@link #h264}, in AV1 over Enhanced RTMP. */
  public static ChildProcess av1(Path folder, String url, String key) {
    return start(folder, AV1 + " " + AAC, url, key);
  }

  private static ChildProcess start(Path folder, String coding, String url, String key) {
    String arguments =
        "-re -f lavfi -i testsrc2=size=256x144:rate=30"
            + " -re -f lavfi -i sine=frequency=440:sample_rate=48000 -pix_fmt yuv420p "
            + coding
            + " -threads 1 -f flv "
            + url
            + "/"
            + key;
    Path log = folder.resolve("encoder-" + COUNT.incrementAndGet() + ".log");
    return FfmpegPrograms.start(log, List.of(arguments.split(" ")));
  }
}
