package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * The name at the start of a data message: AMF0 strings, {@code onMetaData} bare or behind {@code
 * @setDataFrame}, as encoders send it.
 */
public final class MetadataTag {

  private static final byte[] SET_DATA_FRAME = amf0("@setDataFrame");
  private static final byte[] ON_META_DATA = amf0("onMetaData");

  private MetadataTag() {}

  /** Whether this is the stream's description, in either form. */
  public static boolean isOnMetaData(ByteBuf body) {
    return startsWith(body, nameOffset(body), ON_META_DATA);
  }

  /** Whether the command that makes a server keep the data stands in front. */
  public static boolean isWrapped(ByteBuf body) {
    return startsWith(body, body.readerIndex(), SET_DATA_FRAME);
  }

  /** Index of the first byte after the name, where onMetaData has its values. */
  static int valuesOffset(ByteBuf body) {
    return nameOffset(body) + ON_META_DATA.length;
  }

  private static int nameOffset(ByteBuf body) {
    return body.readerIndex() + (isWrapped(body) ? SET_DATA_FRAME.length : 0);
  }

  private static boolean startsWith(ByteBuf body, int at, byte[] expected) {
    if (at + expected.length > body.writerIndex()) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (body.getByte(at + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] amf0(String text) {
    byte[] characters = text.getBytes(StandardCharsets.US_ASCII);
    byte[] encoded = new byte[3 + characters.length];
    encoded[0] = 2;
    encoded[2] = (byte) characters.length;
    System.arraycopy(characters, 0, encoded, 3, characters.length);
    return encoded;
  }
}
