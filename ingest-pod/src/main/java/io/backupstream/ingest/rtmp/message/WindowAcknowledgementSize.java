package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/**
 * The sender expects an acknowledgement at the latest each {@code bytes} (section 5.4.4).
 *
 * @param bytes unsigned
 */
public record WindowAcknowledgementSize(int bytes) implements ProtocolControl {

  static WindowAcknowledgementSize read(ByteBuf in) {
    return new WindowAcknowledgementSize(Bodies.readInt(in, "Window Acknowledgement Size"));
  }

  void write(ByteBuf out) {
    out.writeInt(bytes);
  }
}
