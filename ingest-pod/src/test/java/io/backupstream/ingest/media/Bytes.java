package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;

/** Bodies written down as hexadecimal digits; blanks are free. */
final class Bytes {

  private Bytes() {}

  static ByteBuf hex(String digits) {
    return Unpooled.wrappedBuffer(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
