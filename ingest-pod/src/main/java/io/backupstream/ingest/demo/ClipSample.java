package io.backupstream.ingest.demo;

import io.backupstream.ingest.splice.Kind;
import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;

/**
 * One message of the clip.
 *
 * @param picture the picture's number in the clip, from 0; {@link #NO_PICTURE} for anything else
 * @param body shared: read through a duplicate, never released
 */
record ClipSample(Track track, Kind kind, long dtsMillis, int picture, ByteBuf body) {

  static final int NO_PICTURE = -1;

  boolean isHeader() {
    return kind == Kind.HEADER;
  }
}
