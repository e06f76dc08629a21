package io.backupstream.operator.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A real encoder: ffmpeg, small pictures, a keyframe each second. */
public final class Encoder implements AutoCloseable {
  private static final Path FFMPEG = Path.of("..", "ingest-pod", "src", "it", "ffmpeg");

  private final Process process;

  private Encoder(Process process) {
    this.process = process;
  }

  /** Publishes to a URL under a stream key until it is killed; it never retries. */
  public static Encoder publish(String url, String key, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                FFMPEG.toAbsolutePath().toString(),
                "-v",
                "error",
                "-re",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=192x108:rate=30",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=44100",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-tune",
                "zerolatency",
                "-g",
                "30",
                "-threads",
                "1",
                "-c:a",
                "aac",
                "-f",
                "flv",
                url + "/" + key));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      return new Encoder(builder.start());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Dies without a word. */
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
