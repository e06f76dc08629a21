package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks the open bitstream units of an AV1 temporal unit (AV1 5.3). One walker serves all frames of
 * a source; it borrows the buffer from one {@link #start} to the next.
 */
final class ObuUnits {

  static final int SEQUENCE_HEADER = 1;
  static final int FRAME_HEADER = 3;
  static final int METADATA = 5;
  static final int FRAME = 6;

  private @Nullable ByteBuf body;
  private int next;
  private int end;
  private int type;
  private int offset;
  private int unitEnd;

  /** Stands before the first unit between {@code from} and {@code end}. */
  void start(ByteBuf body, int from, int end) {
    this.body = body;
    this.next = from;
    this.end = end;
  }

  /** Goes to the next unit; false at the end, and where a size points beyond it. */
  boolean next() {
    if (next >= end) {
      return false;
    }
    int header = body().getUnsignedByte(next);
    type = header >> 3 & 0x0F;
    int at = next + 1 + ((header & 0x04) == 0 ? 0 : 1);
    boolean hasSize = (header & 0x02) != 0;
    next = end;
    if (!hasSize) {
      offset = at;
      unitEnd = end;
      return at < end;
    }
    long size = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at >= end) {
        return false;
      }
      int digit = body().getUnsignedByte(at++);
      size |= (digit & 0x7FL) << shift;
      if ((digit & 0x80) == 0) {
        break;
      }
    }
    if (size > end - at) {
      return false;
    }
    offset = at;
    unitEnd = at + (int) size;
    next = unitEnd;
    return true;
  }

  ByteBuf body() {
    return Objects.requireNonNull(body, "not started");
  }

  int type() {
    return type;
  }

  /** Index of the first byte after the unit's header. */
  int offset() {
    return offset;
  }

  /** Index after the unit's last byte. */
  int unitEnd() {
    return unitEnd;
  }

  boolean isEmpty() {
    return offset >= unitEnd;
  }
}
