package io.backupstream.ingest.push;

/** Hears how one destination fares; called on its event loop. */
public interface PushListener {
  /** The state changed, or its message did. */
  void stateChanged(PushState state);

  /**
   * Media was written to the connection.
   *
   * @param bytes its payload, without the overhead of chunks and TLS
   */
  void written(int bytes);

  /** Media that the destination should have got was given up. */
  void dropped(int frames, long bytes);

  /** The connection is opened anew, after it was lost or to renew its timestamps. */
  void reconnecting();

  /**
   * One of the frames reached the operating system.
   *
   * @param latencyMicros since it was offered
   */
  void delivered(long latencyMicros);
}
