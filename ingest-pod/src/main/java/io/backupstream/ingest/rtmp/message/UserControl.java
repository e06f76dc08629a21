package io.backupstream.ingest.rtmp.message;

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

  public static UserControl streamBegin(int streamId) {
    return new UserControl(STREAM_BEGIN, streamId);
  }

  public static UserControl pingResponse(int timestamp) {
    return new UserControl(PING_RESPONSE, timestamp);
  }
}
