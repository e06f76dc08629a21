package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.message.Message;
import java.util.List;

/**
 * Our end of a destination's connection, from connect to unpublish. Media does not pass through
 * here: once {@link ClientAction.Publishing} was told, the shell encodes it. Not thread-safe.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class ClientSession {

  private final PublishTarget target;

  public ClientSession(PublishTarget target) {
    this.target = target;
  }

  /** The handshake is over: what opens the publish. */
  public List<ClientAction> start() {
    throw new UnsupportedOperationException("lands next, for " + target);
  }

  /** Takes one message of the destination; releases media, which nobody asked for. */
  public List<ClientAction> receive(Message message) {
    throw new UnsupportedOperationException("lands next");
  }

  /** Counts what came from the socket, for the acknowledgements. */
  public List<ClientAction> bytesReceived(int bytes) {
    throw new UnsupportedOperationException("lands next");
  }

  /**
   * Ends the publish for good: FCUnpublish and deleteStream. Only for a true stop, some platforms
   * end the whole broadcast on it. Nothing before a stream was created.
   */
  public List<ClientAction> unpublish() {
    throw new UnsupportedOperationException("lands next");
  }
}
