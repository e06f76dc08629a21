package io.backupstream.ingest.manifest;

/**
 * A stream key, of an encoder or of a destination. It never shows its value by itself; whoever
 * compares one with what came over a wire does so in constant time.
 *
 * @param value the key itself: for the wire alone
 */
public record StreamKey(String value) {
  @Override
  public String toString() {
    return "StreamKey[hidden]";
  }
}
