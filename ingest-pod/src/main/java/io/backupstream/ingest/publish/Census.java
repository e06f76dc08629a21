package io.backupstream.ingest.publish;

import java.util.HashMap;
import java.util.Map;

/** Counts connections: by address, and those that have no accepted publish. Pure. */
final class Census {

  /** Whether a new connection is let in. */
  enum Admission {
    ADMITTED,
    TOO_MANY_OF_THIS_ADDRESS,
    TOO_MANY_UNAUTHENTICATED
  }

  private static final class Tally {
    private int connections;
    private int publishing;
  }

  private final IngestLimits limits;
  private final Map<Address, Tally> tallies = new HashMap<>();
  private int connections;
  private int unauthenticated;

  Census(IngestLimits limits) {
    this.limits = limits;
  }

  /** A connection came; {@link #left} must follow if, and only if, it is admitted. */
  Admission came(Address address) {
    Tally tally = tallies.get(address);
    if (tally != null && tally.connections >= limits.connectionsPerAddress()) {
      return Admission.TOO_MANY_OF_THIS_ADDRESS;
    }
    if (unauthenticated >= limits.unauthenticatedConnections()) {
      return Admission.TOO_MANY_UNAUTHENTICATED;
    }
    tallies.computeIfAbsent(address, unseen -> new Tally()).connections++;
    connections++;
    unauthenticated++;
    return Admission.ADMITTED;
  }

  /** An admitted connection's publish was accepted. */
  void publishes(Address address) {
    tallies.computeIfAbsent(address, unseen -> new Tally()).publishing++;
    unauthenticated--;
  }

  /** It publishes no longer. */
  void stopped(Address address) {
    tallies.computeIfAbsent(address, unseen -> new Tally()).publishing--;
    unauthenticated++;
  }

  /** An admitted connection that does not publish ended. */
  void left(Address address) {
    connections--;
    unauthenticated--;
    Tally tally = tallies.get(address);
    if (tally != null && --tally.connections == 0) {
      tallies.remove(address);
    }
  }

  /** Whether an encoder at this address publishes now. */
  boolean isPublishing(Address address) {
    Tally tally = tallies.get(address);
    return tally != null && tally.publishing > 0;
  }

  int connections() {
    return connections;
  }

  int unauthenticated() {
    return unauthenticated;
  }
}
