package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.message.Message;
import java.util.List;

/** Our end of an encoder's connection, from connect to unpublish. Not thread-safe. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
public final class ServerSession implements AutoCloseable {

  /**
   * Takes one message of the encoder.
   *
   * @throws io.backupstream.ingest.rtmp.ProtocolViolation after which only {@link #close} may
   *     follow
   */
  public List<ServerAction> receive(Message message) {
    throw new UnsupportedOperationException("lands next");
  }

  /** Counts what came from the socket, for the acknowledgements that keep encoders sending. */
  public List<ServerAction> bytesReceived(int bytes) {
    throw new UnsupportedOperationException("lands next");
  }

  /** Grants the requested publish; without effect if the encoder has given it up meanwhile. */
  public List<ServerAction> accept() {
    throw new UnsupportedOperationException("lands next");
  }

  /**
   * Refuses the requested publish; without effect if the encoder has given it up meanwhile.
   *
   * @param code such as {@code NetStream.Publish.BadName}
   * @param description what a person at the encoder reads: ffmpeg prints this and not the code
   */
  public List<ServerAction> reject(String code, String description) {
    throw new UnsupportedOperationException("lands next");
  }

  /** Releases media that waits for an answer. */
  @Override
  public void close() {}
}
