package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/**
 * From here on the sender's chunks carry up to {@code bytes} of payload (section 5.4.1). Chunk
 * decoder and encoder apply it as it passes.
 */
public record SetChunkSize(int bytes) implements ProtocolControl {

  /**
   * What we set towards everybody: one chunk for nearly every message, and the very size that SRS
   * and node-media-server have long sent to every platform. SRS takes 128 to 65536, nginx-rtmp up
   * to 10 MB; ffmpeg answers with the same.
   */
  public static final int OURS_BYTES = 60_000;

  static SetChunkSize read(ByteBuf in) {
    return new SetChunkSize(Bodies.readInt(in, "Set Chunk Size"));
  }

  void write(ByteBuf out) {
    out.writeInt(bytes);
  }
}
