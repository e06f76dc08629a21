package io.backupstream.ingest.publish;

/**
 * Hears what the server does beside publishes, for metrics; on the event loop. Who it was is not
 * told: addresses and keys are no labels.
 */
public interface IngestListener {

  /** Hears nothing. */
  IngestListener NONE =
      new IngestListener() {
        @Override
        public void connectionsChanged(int connections, int unauthenticated) {}

        @Override
        public void connectionDropped(Drop why) {}

        @Override
        public void publishRefused(Refusal why) {}
      };

  /** Why a connection was closed by us. */
  enum Drop {
    TOO_MANY_OF_ONE_ADDRESS,
    TOO_MANY_UNAUTHENTICATED,
    HANDSHAKE_OVERDUE,
    PUBLISH_OVERDUE,
    IDLE,
    PROTOCOL_ERROR
  }

  /** Why a publish was refused. */
  enum Refusal {
    UNKNOWN_KEY,
    UNKNOWN_APP,
    NOT_NOW,
    KEY_IN_USE
  }

  /**
   * A connection came, went, or began or ended its publish.
   *
   * @param connections all that are open
   * @param unauthenticated those of them without an accepted publish
   */
  void connectionsChanged(int connections, int unauthenticated);

  void connectionDropped(Drop why);

  void publishRefused(Refusal why);
}
