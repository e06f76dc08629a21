package io.backupstream.ingest.push;

import io.backupstream.ingest.rtmp.session.PublishTarget;

/**
 * Where a destination is, and what it is told there.
 *
 * @param tls whether the connection is RTMPS
 * @param host name or address, IPv6 without brackets
 * @param publish app and stream key
 */
public record Target(boolean tls, String host, int port, PublishTarget publish) {

  /** Host and port, for people: an app may hold a token, and a stream name is a secret. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
