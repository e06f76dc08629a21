package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.message.Media;
import io.netty.buffer.ByteBuf;
import io.netty.util.concurrent.Future;

/** One connection to a destination, from its opening to its end, on the destination's loop. */
interface PushConnection {

  /** Opens connections; each asks for the destination's address anew. */
  interface Connector {
    /** Returns at once. */
    PushConnection open(Target target, Events events);
  }

  /** What the owner of a connection hears, never while it calls the connection. */
  interface Events {
    /** The destination accepted the publish. */
    void accepted();

    /** The connection takes media again, after it was too slow. */
    void writable();

    /**
     * The connection could not be opened, was lost, or is closed as its owner wished; told once and
     * last.
     *
     * @param reason in plain words, without a stream key
     */
    void ended(String reason);
  }

  /** Whether media may be written: the publish is accepted, and the connection not full. */
  boolean isWritable();

  /**
   * Writes one message of an accepted publish.
   *
   * @param timestampMillis from 0, below 2^31
   * @param payload stays the caller's; what is written are slices of it
   */
  void write(Media.Type type, long timestampMillis, ByteBuf payload);

  /** Succeeds once the operating system has taken all that was written so far. */
  Future<Void> written();

  /** Hands what was written to the operating system. */
  void flush();

  /** Ends the publish for good, then closes. */
  void unpublish();

  /** Closes without ending the publish; what was written is sent before, if it can be soon. */
  void close();

  /**
   * Closes at once, whatever waits.
   *
   * @param reason what {@link Events#ended} is told
   */
  void abort(String reason);
}
