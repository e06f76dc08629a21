package io.backupstream.ingest.demo;

import io.backupstream.api.spec.SourceName;
import io.backupstream.ingest.media.FlvReader;
import io.backupstream.ingest.media.FlvTag;
import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundled clip as one encoder sends it. Played again and again it has no seam: pictures, GOPs
 * and sounds all fill it exactly.
 *
 * @param headers what comes first on every connection
 * @param media pictures and sounds, in the order in which they are sent
 */
record Clip(List<ClipSample> headers, List<ClipSample> media) {

  /** How long one round of the clip lasts. */
  static final long MILLIS = 16_000;

  /** Between keyframes: where an encoder may start. */
  static final long GOP_MILLIS = 2_000;

  static final double PICTURE_MILLIS = 1_000.0 / 30;

  private static final String RESOURCE = "clip.flv";

  Clip {
    headers = List.copyOf(headers);
    media = List.copyOf(media);
  }

  /** Reads the clip with one encoder's mark in every picture. */
  static Clip of(SourceName source) throws IOException {
    try (InputStream file = Clip.class.getResourceAsStream(RESOURCE)) {
      if (file == null) {
        throw new IOException("expected " + RESOURCE + " on the class path, found nothing");
      }
      FlvReader tags = new FlvReader(new BufferedInputStream(file));
      return read(tags, source);
    }
  }

  private static Clip read(FlvReader tags, SourceName source) throws IOException {
    FrameReader frames = new FrameReader();
    List<ClipSample> headers = new ArrayList<>();
    List<ClipSample> media = new ArrayList<>();
    int pictures = 0;
    for (FlvTag tag = tags.next(); tag != null; tag = tags.next()) {
      Frame<ByteBuf> frame = frames.read(tag.track(), tag.timestampMillis(), 0, tag.body());
      if (frame == null) {
        continue;
      }
      boolean picture = frame.isMedia() && frame.track() == Track.VIDEO;
      ByteBuf body = picture ? PictureMark.mark(frame.payload(), source) : frame.payload();
      int number = picture ? pictures++ : ClipSample.NO_PICTURE;
      ClipSample sample =
          new ClipSample(frame.track(), frame.kind(), frame.dtsMillis(), number, body);
      (sample.kind() == Kind.HEADER ? headers : media).add(sample);
    }
    return new Clip(headers, media);
  }

  /** How many pictures one round has. */
  int pictures() {
    return (int) media.stream().filter(sample -> sample.track() == Track.VIDEO).count();
  }
}
