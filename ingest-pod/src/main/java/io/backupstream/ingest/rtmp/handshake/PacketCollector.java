package io.backupstream.ingest.rtmp.handshake;

import io.netty.buffer.ByteBuf;

/** Collects one packet of the handshake, however its bytes arrive. */
final class PacketCollector {

  private final byte[] bytes = new byte[HandshakeBytes.PACKET_BYTES];
  private int have;

  /** Takes what it needs; true once the packet is whole. */
  boolean read(ByteBuf in) {
    int take = Math.min(bytes.length - have, in.readableBytes());
    in.readBytes(bytes, have, take);
    have += take;
    return have == bytes.length;
  }

  byte[] bytes() {
    return bytes;
  }
}
