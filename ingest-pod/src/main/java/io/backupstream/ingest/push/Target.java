package io.backupstream.ingest.push;

/**
 * Where a destination is published to.
 *
 * @param tls whether the connection is RTMPS
 * @param host name or address, IPv6 without brackets
 * @param app what {@code connect} names, its query included
 * @param tcUrl what {@code connect} carries as the URL of the app
 * @param streamName the destination's stream key, its query included; never printed
 */
public record Target(
    boolean tls, String host, int port, String app, String tcUrl, String streamName) {

  /** Host and port, for people; an app may hold a token, and a stream name is a secret. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** A text of the destination's without the stream key that it may quote. */
  String withoutKey(String text) {
    int query = streamName.indexOf('?');
    String key = query < 0 ? streamName : streamName.substring(0, query);
    String shown = text.replace(streamName, "<stream key>");
    return key.isEmpty() ? shown : shown.replace(key, "<stream key>");
  }
}
