package io.backupstream.ingest.testkit.numbered;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes an encoder's messages into an FLV file (FLV 1.0, annex E), for a real decoder. */
final class FlvWriter {
  private static final int HEADER_BYTES = 9;
  private static final int TAG_HEADER_BYTES = 11;

  private FlvWriter() {}

  /** The first {@code messages} of a stream; tells how many of them were pictures. */
  static int write(Path file, NumberedStream stream, int messages) {
    Body flv = new Body().u8('F', 'L', 'V', 1, 0b101).u32(HEADER_BYTES).u32(0);
    int pictures = 0;
    for (int count = 0; count < messages; count++) {
      NumberedFrame frame = stream.next();
      byte[] body = frame.body();
      int dtsMillis = (int) frame.dtsMillis();
      pictures += frame.track() == Track.VIDEO && frame.kind() != Kind.HEADER ? 1 : 0;
      flv.u8(tagType(frame.track()))
          .u24(body.length)
          .u24(dtsMillis)
          .u8(dtsMillis >> 24)
          .u24(0)
          .bytes(body)
          .u32(TAG_HEADER_BYTES + body.length);
    }
    try {
      Files.write(file, flv.toBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pictures;
  }

  private static int tagType(Track track) {
    return switch (track) {
      case AUDIO -> 8;
      case VIDEO -> 9;
      case DATA -> 18;
    };
  }
}
