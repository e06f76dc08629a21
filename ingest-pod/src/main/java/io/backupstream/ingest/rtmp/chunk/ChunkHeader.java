package io.backupstream.ingest.rtmp.chunk;

import io.netty.buffer.ByteBuf;

/**
 * Collects the bytes of one chunk's header, however they arrive: basic header of 1 to 3 bytes,
 * message header of 11, 7, 3 or 0, extended timestamp of 4 (section 5.3.1). The extended timestamp
 * behind format 3 is not collected here: whether there is one takes a look at what follows.
 */
final class ChunkHeader {

  /** A 24-bit time field of this value says that the time follows in 32 bits. */
  static final int EXTENDED = 0xFFFFFF;

  private static final int EXTENDED_BYTES = 4;
  private static final int MAX_BYTES = 3 + 11 + EXTENDED_BYTES;

  private final byte[] bytes = new byte[MAX_BYTES];
  private int have;

  /** Takes what it needs; true once the header is whole. */
  boolean read(ByteBuf in) {
    int need = need();
    while (have < need) {
      int take = Math.min(need - have, in.readableBytes());
      if (take == 0) {
        return false;
      }
      in.readBytes(bytes, have, take);
      have += take;
      need = need();
    }
    return true;
  }

  void clear() {
    have = 0;
  }

  private int need() {
    if (have == 0) {
      return 1;
    }
    int basic = basicBytes();
    int whole = basic + messageHeaderBytes();
    boolean extended = have >= whole && format() < 3 && timeField() == EXTENDED;
    return extended ? whole + EXTENDED_BYTES : whole;
  }

  private int basicBytes() {
    return switch (bytes[0] & 0x3F) {
      case 0 -> 2;
      case 1 -> 3;
      default -> 1;
    };
  }

  private int messageHeaderBytes() {
    return switch (format()) {
      case 0 -> 11;
      case 1 -> 7;
      case 2 -> 3;
      default -> 0;
    };
  }

  /** 0 to 3. */
  int format() {
    return (bytes[0] & 0xFF) >>> 6;
  }

  /** 2 to 65599. */
  int chunkStreamId() {
    return switch (bytes[0] & 0x3F) {
      case 0 -> 64 + u8(1);
      case 1 -> 64 + u8(1) + (u8(2) << 8);
      default -> bytes[0] & 0x3F;
    };
  }

  /** Format 0 to 2: whether the time stands in the extended field. */
  boolean extended() {
    return timeField() == EXTENDED;
  }

  /** Format 0: a timestamp; 1 and 2: what to add to the one before, extended or not. */
  int time() {
    return extended() ? int32(basicBytes() + messageHeaderBytes()) : timeField();
  }

  /** Format 0 and 1. */
  int messageBytes() {
    return u24(basicBytes() + 3);
  }

  /** Format 0 and 1. */
  int typeId() {
    return u8(basicBytes() + 6);
  }

  /** Format 0; the one number of RTMP that is little-endian. */
  int streamId() {
    return Integer.reverseBytes(int32(basicBytes() + 7));
  }

  private int timeField() {
    return u24(basicBytes());
  }

  private int u8(int at) {
    return bytes[at] & 0xFF;
  }

  private int u24(int at) {
    return u8(at) << 16 | u8(at + 1) << 8 | u8(at + 2);
  }

  private int int32(int at) {
    return u8(at) << 24 | u24(at + 1);
  }
}
