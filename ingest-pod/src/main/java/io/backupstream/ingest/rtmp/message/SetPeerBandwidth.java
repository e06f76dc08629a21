package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/**
 * Asks the peer to announce this window for what it sends (section 5.4.5).
 *
 * @param bytes unsigned
 * @param limitType 0 hard, 1 soft, 2 dynamic
 */
public record SetPeerBandwidth(int bytes, int limitType) implements ProtocolControl {

  public static final int DYNAMIC = 2;

  private static final String NAME = "Set Peer Bandwidth";

  static SetPeerBandwidth read(ByteBuf in) {
    int bytes = Bodies.readInt(in, NAME);
    Bodies.need(in, 1, NAME);
    return new SetPeerBandwidth(bytes, in.readUnsignedByte());
  }

  void write(ByteBuf out) {
    out.writeInt(bytes).writeByte(limitType);
  }
}
