package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/** Forget the half-sent message of this chunk stream (section 5.4.2). */
public record Abort(int chunkStreamId) implements ProtocolControl {

  static Abort read(ByteBuf in) {
    return new Abort(Bodies.readInt(in, "Abort"));
  }

  void write(ByteBuf out) {
    out.writeInt(chunkStreamId);
  }
}
