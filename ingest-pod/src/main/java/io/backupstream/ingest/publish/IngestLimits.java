package io.backupstream.ingest.publish;

/**
 * What one encoder, one address and all of them together may take.
 *
 * <p>There is no least rate: the handshake and the commands each have a deadline, whatever comes
 * meanwhile, so a peer that trickles holds its place no longer than a silent one. A rate would only
 * hit encoders that are far away.
 *
 * @param handshakeMillis from the connection to the end of the RTMP handshake, TLS included
 * @param publishMillis from the end of the handshake, or of an earlier publish, to a publish
 *     command
 * @param idleMillis without a byte while publishing; far above the silence that makes a source
 *     suspect, which is not judged here
 * @param connectionsPerAddress at one time, publishing or not
 * @param unauthenticatedConnections without an accepted publish, of all addresses
 * @param contestMillis how long a publish with a key that is in use waits for a sign of life of the
 *     one that uses it
 */
public record IngestLimits(
    int handshakeMillis,
    int publishMillis,
    int idleMillis,
    int connectionsPerAddress,
    int unauthenticatedConnections,
    int contestMillis) {

  /** What a pod and a local run use. */
  public static final IngestLimits DEFAULTS =
      new IngestLimits(5_000, 10_000, 10_000, 32, 256, 2_000);
}
