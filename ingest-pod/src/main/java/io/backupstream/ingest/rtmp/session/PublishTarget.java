package io.backupstream.ingest.rtmp.session;

/**
 * Where a destination wants the stream.
 *
 * @param app such as {@code live2}
 * @param tcUrl scheme, host, port if it is not the usual one, and app
 * @param streamName the destination's stream key, with its query if it has one
 */
public record PublishTarget(String app, String tcUrl, String streamName) {

  /** Without the stream key. */
  @Override
  public String toString() {
    return "PublishTarget[app=%s, tcUrl=%s]".formatted(app, tcUrl);
  }
}
