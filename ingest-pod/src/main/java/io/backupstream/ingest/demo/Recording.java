package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.demo.Received.Origin;
import io.backupstream.ingest.media.FlvReader;
import io.backupstream.ingest.media.FlvTag;
import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a recorded file holds.
 *
 * @param media pictures and sounds, in the file's order
 */
record Recording(List<Received> media) {

  Recording {
    media = List.copyOf(media);
  }

  /** Reads a file, and finds each picture in the clip by its content. */
  static Recording of(Path file, Clips clips) throws IOException {
    Map<ByteBuf, Origin> origins = origins(clips);
    FrameReader frames = new FrameReader();
    List<Received> media = new ArrayList<>();
    try (FlvReader tags = new FlvReader(new BufferedInputStream(Files.newInputStream(file)))) {
      for (FlvTag tag = tags.next(); tag != null; tag = tags.next()) {
        Frame<ByteBuf> frame = frames.read(tag.track(), tag.timestampMillis(), 0, tag.body());
        if (frame != null && frame.isMedia()) {
          Origin origin = frame.track() == Track.VIDEO ? origins.get(frame.payload()) : null;
          media.add(new Received(frame.track(), frame.kind(), frame.dtsMillis(), origin));
        }
      }
    }
    return new Recording(media);
  }

  private static Map<ByteBuf, Origin> origins(Clips clips) {
    Map<ByteBuf, Origin> origins = new HashMap<>();
    for (SourceName source : SourceName.values()) {
      clips.of(source).media().stream()
          .filter(sample -> sample.picture() != ClipSample.NO_PICTURE)
          .forEach(sample -> origins.put(sample.body(), new Origin(source, sample.picture())));
    }
    return origins;
  }

  /** Its messages of one track. */
  List<Received> track(Track track) {
    return media.stream().filter(message -> message.track() == track).toList();
  }
}
