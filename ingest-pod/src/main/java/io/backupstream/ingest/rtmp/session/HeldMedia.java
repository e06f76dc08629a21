package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.message.Media;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Media that came while the publish waits for its answer: nginx's push and others do not wait, and
 * their first messages are the sequence headers. Owns the payloads until they are drained.
 */
final class HeldMedia {

  /** What an encoder of 8 Mbit/s sends in the two seconds that an answer may take, and some. */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private final Deque<Media> held = new ArrayDeque<>();
  private int bytes;

  void add(Media media) {
    held.add(media);
    bytes += media.payload().readableBytes();
    if (bytes > MAX_BYTES) {
      throw new ProtocolViolation(
          "session: at most %d bytes of media before the answer to publish, came %d"
              .formatted(MAX_BYTES, bytes));
    }
  }

  /** Hands all over, in order. */
  void drain(Consumer<? super Media> to) {
    while (!held.isEmpty()) {
      to.accept(held.remove());
    }
    bytes = 0;
  }

  void release() {
    drain(media -> media.payload().release());
  }
}
