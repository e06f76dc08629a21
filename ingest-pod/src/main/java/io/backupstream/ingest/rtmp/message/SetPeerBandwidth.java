package io.backupstream.ingest.rtmp.message;

/**
 * Asks the peer to announce this window for what it sends (section 5.4.5).
 *
 * @param limitType 0 hard, 1 soft, 2 dynamic
 */
public record SetPeerBandwidth(int bytes, int limitType) implements ProtocolControl {

  public static final int DYNAMIC = 2;
}
