package io.backupstream.ingest.demo;

import io.backupstream.ingest.media.FlvWriter;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Recordings as a perfect demo leaves them, or with a flaw. */
final class ClipFiles {

  /** The backup goes on at the keyframe here, the primary again at the second. */
  static final long FIRST_SPLICE_MILLIS = 6_000;

  static final long SECOND_SPLICE_MILLIS = 10_000;

  private static final int SENT_TWICE = 2;

  private ClipFiles() {}

  /** What becomes of a message on its way into the file. */
  enum Fate {
    KEPT,
    LOST,
    TWICE
  }

  /** Decides what becomes of a message. */
  interface Flaw {
    Fate of(ClipSample sample, long timestampMillis);
  }

  /** Plays the clip one and a half times over two splices into a file. */
  static void write(Path file, Flaw flaw) throws IOException {
    Clips clips = Clips.load();
    try (FlvWriter writer = new FlvWriter(Files.newOutputStream(file))) {
      Clip primary = clips.primary();
      primary.headers().forEach(header -> put(writer, header, 0));
      Playhead one = new Playhead(primary, 0);
      Playhead other = new Playhead(clips.backup(), 0);
      for (; one.dueMillis() < Clip.MILLIS * 3 / 2; one.advance(), other.advance()) {
        long millis = one.timestampMillis();
        boolean backupIsOnAir = millis >= FIRST_SPLICE_MILLIS && millis < SECOND_SPLICE_MILLIS;
        ClipSample sample = (backupIsOnAir ? other : one).sample();
        switch (flaw.of(sample, millis)) {
          case KEPT -> put(writer, sample, millis);
          case LOST -> {}
          case TWICE -> {
            for (int i = 0; i < SENT_TWICE; i++) {
              put(writer, sample, millis);
            }
          }
        }
      }
    }
  }

  private static void put(FlvWriter writer, ClipSample sample, long millis) {
    try {
      writer.write(sample.track(), millis, sample.body());
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  static boolean isPicture(ClipSample sample) {
    return sample.track() == Track.VIDEO && sample.kind() != Kind.HEADER;
  }
}
