package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.message.Message;

/** What the shell of a {@link ClientSession} has to do next. */
public sealed interface ClientAction {

  /** Write this to the destination. */
  record Send(Message message) implements ClientAction {}

  /** The destination takes media now, on this message stream. */
  record Publishing(int streamId) implements ClientAction {}

  /**
   * The destination refused, at once or later; close the connection.
   *
   * @param code the destination's own, such as {@code NetStream.Publish.BadName}
   * @param description the destination's own words, without the stream key
   */
  record Refused(String code, String description) implements ClientAction {}
}
