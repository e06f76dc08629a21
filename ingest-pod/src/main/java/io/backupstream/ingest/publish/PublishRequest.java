package io.backupstream.ingest.publish;

import java.net.InetSocketAddress;

/**
 * What an encoder asks for.
 *
 * @param app the application of its URL
 * @param streamKey as presented
 * @param remote where the encoder is
 */
public record PublishRequest(String app, String streamKey, InetSocketAddress remote) {

  /** Without the stream key. */
  @Override
  public String toString() {
    return "PublishRequest[remote=" + remote + "]";
  }
}
