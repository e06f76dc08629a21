package io.backupstream.ingest.testkit.recording;

import io.backupstream.ingest.media.FlvReader;
import io.backupstream.ingest.media.FlvTag;
import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a destination got in one publish, in order.
 *
 * @param messages headers and media
 */
public record Recording(List<Received> messages) {

  public Recording {
    messages = List.copyOf(messages);
  }

  /** Reads a recorded file; a last message that was cut off is left out. */
  public static Recording ofFlv(Path file) {
    List<Received> messages = new ArrayList<>();
    FrameReader frames = new FrameReader();
    try (FlvReader flv = new FlvReader(new BufferedInputStream(Files.newInputStream(file)))) {
      for (FlvTag tag = nextWhole(flv); tag != null; tag = nextWhole(flv)) {
        Frame<ByteBuf> frame = frames.read(tag.track(), tag.timestampMillis(), 0, tag.body());
        if (frame != null) {
          messages.add(Received.of(frame));
          frame.payload().release();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Recording(messages);
  }

  private static @Nullable FlvTag nextWhole(FlvReader flv) throws IOException {
    try {
      return flv.next();
    } catch (EOFException _) {
      return null;
    }
  }

  /** Pictures and sounds. */
  public List<Received> media() {
    return messages.stream().filter(Received::isMedia).toList();
  }

  /** The pictures, in decoding order. */
  public List<Received> pictures() {
    return of(Track.VIDEO);
  }

  /** The audio frames. */
  public List<Received> sounds() {
    return of(Track.AUDIO);
  }

  private List<Received> of(Track track) {
    return messages.stream().filter(it -> it.isMedia() && it.track() == track).toList();
  }

  /** The headers, repeats included. */
  public List<Received> headers() {
    return messages.stream().filter(it -> it.kind() == Kind.HEADER).toList();
  }
}
