package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/**
 * How much the sender has received so far (section 5.4.3).
 *
 * @param receivedBytes unsigned, modulo 2^32
 */
public record Acknowledgement(int receivedBytes) implements ProtocolControl {

  static Acknowledgement read(ByteBuf in) {
    return new Acknowledgement(Bodies.readInt(in, "Acknowledgement"));
  }

  void write(ByteBuf out) {
    out.writeInt(receivedBytes);
  }
}
