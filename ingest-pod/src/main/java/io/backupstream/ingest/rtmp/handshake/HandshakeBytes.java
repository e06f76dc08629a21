package io.backupstream.ingest.rtmp.handshake;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.netty.buffer.ByteBuf;

/** Sizes and first bytes that both ends share (sections 5.2.2 to 5.2.4). */
final class HandshakeBytes {

  /** Each of C1, C2, S1 and S2. */
  static final int PACKET_BYTES = 1536;

  /** C0 and S0: RTMP without encryption. */
  static final int VERSION = 3;

  private HandshakeBytes() {}

  static void checkVersion(ByteBuf in) {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new ProtocolViolation(
          "handshake: expected RTMP version %d, came %d".formatted(VERSION, version));
    }
  }
}
