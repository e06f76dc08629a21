package io.backupstream.operator.report;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Reads server-sent events (WHATWG HTML, section 9.2) as relays send them: it passes on the data of
 * each event; names and comments tell nothing more. Between events it holds no memory.
 */
final class EventStream {
  private static final byte[] NOTHING = {};
  private static final String DATA = "data:";

  private final int mostBytes;
  private byte[] line = NOTHING;
  private int length;
  private String data = "";

  EventStream(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Reads what came, which stays the caller's.
   *
   * @throws IllegalStateException if an event is longer than expected
   */
  void read(ByteBuf bytes, Consumer<String> event) {
    while (bytes.isReadable()) {
      int end = bytes.forEachByte(ByteProcessor.FIND_LF);
      boolean whole = end >= 0;
      keep(bytes, (whole ? end : bytes.writerIndex()) - bytes.readerIndex());
      if (whole) {
        bytes.skipBytes(1);
        lineEnds(event);
      }
    }
  }

  private void keep(ByteBuf bytes, int count) {
    if (length + data.length() + count > mostBytes) {
      throw new IllegalStateException("expected an event of at most " + mostBytes + " bytes");
    }
    if (length + count > line.length) {
      line = Arrays.copyOf(line, Math.max(length + count, 2 * line.length));
    }
    bytes.readBytes(line, length, count);
    length += count;
  }

  private void lineEnds(Consumer<String> event) {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    String text = new String(line, 0, end, StandardCharsets.UTF_8);
    line = NOTHING;
    length = 0;
    if (text.startsWith(DATA)) {
      data += text.substring(DATA.length()).strip();
    } else if (text.isEmpty() && !data.isEmpty()) {
      String whole = data;
      data = "";
      event.accept(whole);
    }
  }
}
