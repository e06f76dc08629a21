package io.backupstream.ingest.rtmp.message;

import io.netty.buffer.ByteBuf;

/**
 * An event of a message stream or of the connection (section 7.1.7).
 *
 * @param event its number; those without a constant here are of no use to a publish
 * @param value the stream id, or the timestamp of a ping
 */
public record UserControl(int event, int value) implements Message {

  public static final int STREAM_BEGIN = 0;
  public static final int PING_REQUEST = 6;
  public static final int PING_RESPONSE = 7;

  private static final String NAME = "User Control";

  public static UserControl streamBegin(int streamId) {
    return new UserControl(STREAM_BEGIN, streamId);
  }

  public static UserControl pingResponse(int timestamp) {
    return new UserControl(PING_RESPONSE, timestamp);
  }

  /** What follows the first value, as in Set Buffer Length, is passed over. */
  static UserControl read(ByteBuf in) {
    Bodies.need(in, Short.BYTES, NAME);
    int event = in.readUnsignedShort();
    return new UserControl(event, Bodies.readInt(in, NAME));
  }

  void write(ByteBuf out) {
    out.writeShort(event).writeInt(value);
  }
}
