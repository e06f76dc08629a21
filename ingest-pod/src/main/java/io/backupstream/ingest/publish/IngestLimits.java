package io.backupstream.ingest.publish;

/**
 * What one encoder, one address and all of them together may take.
 *
 * @param handshakeMillis from the connection to the end of the RTMP handshake, TLS included
 * @param publishMillis from the end of the handshake, or of an earlier publish, to a publish
 *     command
 * @param idleMillis without a byte while publishing; far above the silence that makes a source
 *     suspect, which is not judged here
 * @param minBytesPerSecond that a handshake has to come at, from {@code graceMillis} on
 * @param graceMillis in which a handshake may come slower, for lost packets and far encoders
 * @param connectionsPerAddress at one time, publishing or not
 * @param unauthenticatedConnections without an accepted publish, of all addresses
 * @param contestMillis how long a publish with a key that is in use waits for a sign of life of the
 *     one that uses it
 */
public record IngestLimits(
    int handshakeMillis,
    int publishMillis,
    int idleMillis,
    int minBytesPerSecond,
    int graceMillis,
    int connectionsPerAddress,
    int unauthenticatedConnections,
    int contestMillis) {

  /** What a pod and a local run use. */
  public static final IngestLimits DEFAULTS =
      new IngestLimits(5_000, 10_000, 10_000, 1_024, 2_000, 32, 256, 2_000);
}
