package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks the length-prefixed NAL units of a coded frame (ISO/IEC 14496-15, 5.3.3). One walker serves
 * all frames of a source; it borrows the buffer from one {@link #start} to the next.
 */
final class NalUnits {

  private @Nullable ByteBuf body;
  private int lengthBytes;
  private int next;
  private int end;
  private int offset;
  private int size;

  /** Stands before the first unit between {@code from} and {@code end}. */
  void start(ByteBuf body, int from, int end, int lengthBytes) {
    this.body = body;
    this.next = from;
    this.end = end;
    this.lengthBytes = lengthBytes;
  }

  /** Goes to the next unit; false at the end, and where a length points beyond it. */
  boolean next() {
    ByteBuf bytes = body();
    if (next + lengthBytes > end) {
      return false;
    }
    long length = 0;
    for (int i = 0; i < lengthBytes; i++) {
      length = length << 8 | bytes.getUnsignedByte(next + i);
    }
    offset = next + lengthBytes;
    if (length == 0 || length > end - offset) {
      next = end;
      return false;
    }
    size = (int) length;
    next = offset + size;
    return true;
  }

  ByteBuf body() {
    return Objects.requireNonNull(body, "not started");
  }

  /** Index of the unit's first byte. */
  int offset() {
    return offset;
  }

  /** Index after the unit's last byte. */
  int unitEnd() {
    return offset + size;
  }

  /** The first byte of the unit, which holds its type. */
  int firstByte() {
    return body().getUnsignedByte(offset);
  }
}
