package io.backupstream.ingest.publish;

import io.backupstream.ingest.media.FrameReader;
import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.splice.Frame;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;

/** One accepted publish: reads its media into frames, for its sink. */
final class Running {

  private final PublishSink sink;
  private final FrameReader reader = new FrameReader();

  Running(PublishSink sink) {
    this.sink = sink;
  }

  PublishSink sink() {
    return sink;
  }

  /** Takes one message over. */
  void deliver(Media media, long nowMicros) {
    Track track =
        switch (media.type()) {
          case AUDIO -> Track.AUDIO;
          case VIDEO -> Track.VIDEO;
          case DATA -> Track.DATA;
        };
    long dtsMillis = Integer.toUnsignedLong(media.timestamp());
    Frame<ByteBuf> frame = reader.read(track, dtsMillis, nowMicros, media.payload());
    if (frame != null) {
      sink.frame(frame);
    }
  }
}
