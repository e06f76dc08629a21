package io.backupstream.ingest.rtmp.chunk;

/** The byte in a chunk's header that tells what its message is (sections 5.4, 6.2 and 7.1). */
public final class MessageType {

  public static final int SET_CHUNK_SIZE = 1;
  public static final int ABORT = 2;
  public static final int ACKNOWLEDGEMENT = 3;
  public static final int USER_CONTROL = 4;
  public static final int WINDOW_ACKNOWLEDGEMENT_SIZE = 5;
  public static final int SET_PEER_BANDWIDTH = 6;
  public static final int AUDIO = 8;
  public static final int VIDEO = 9;

  /** Data of an encoder that speaks AMF3: nearly always AMF0 behind a zero byte. */
  public static final int DATA_AMF3 = 15;

  /** A command of a peer that speaks AMF3: AMF0 behind a zero byte. */
  public static final int COMMAND_AMF3 = 17;

  public static final int DATA = 18;
  public static final int COMMAND = 20;
  public static final int AGGREGATE = 22;

  private MessageType() {}

  static boolean isMedia(int typeId) {
    return switch (typeId) {
      case AUDIO, VIDEO, DATA_AMF3, DATA, AGGREGATE -> true;
      default -> false;
    };
  }
}
