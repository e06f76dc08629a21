package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.message.Media;
import io.backupstream.ingest.rtmp.message.Message;

/** What the shell of a {@link ServerSession} has to do next. */
public sealed interface ServerAction {

  /** Write this to the encoder. */
  record Reply(Message message) implements ServerAction {}

  /**
   * The encoder wants to publish: answer with {@link ServerSession#accept} or {@link
   * ServerSession#reject}, now or later.
   *
   * @param app without key and query
   * @param streamName the stream key, without query; empty when the encoder gave none
   * @param query what followed a {@code ?} in name, app or tcUrl; empty when nothing did
   */
  record PublishRequested(String app, String streamName, String query) implements ServerAction {
    /** Without name and query, which hold the stream key. */
    @Override
    public String toString() {
      return "PublishRequested[app=%s]".formatted(app);
    }
  }

  /** Media of the accepted publish; the shell owns the payload from here on. */
  record Received(Media media) implements ServerAction {}

  /** The encoder ended its publish, or gave it up before the answer. */
  record Unpublished() implements ServerAction {}

  /** Close the connection fully, at once, after what was replied is written. */
  record Close() implements ServerAction {}
}
