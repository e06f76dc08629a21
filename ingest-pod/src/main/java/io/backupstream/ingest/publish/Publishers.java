package io.backupstream.ingest.publish;

/** Who may publish, and where to. Implemented by the relays of the process. */
@FunctionalInterface
public interface Publishers {

  /**
   * Judges a request, at once and without waiting for anything; on the event loop. A {@link
   * KeyRing} compares keys.
   */
  Verdict judge(PublishRequest request, long nowMicros);

  /** The answer to a request. */
  sealed interface Verdict {}

  /**
   * The key is good.
   *
   * @param sink the key's own, the same one at each request: it tells two publishes with one key
   */
  record Accepted(PublishSink sink) implements Verdict {}

  /**
   * The key belongs to nobody. The encoder is not told whether it once did, or what is wrong with
   * it.
   */
  record UnknownKey() implements Verdict {}

  /**
   * The key is good, but not now.
   *
   * @param reason for the person at the encoder: what to do about it
   */
  record NotNow(String reason) implements Verdict {}
}
