package io.backupstream.ingest.media;

import io.netty.buffer.ByteBuf;

/**
 * Reads bits from a stretch of a buffer, most significant first, past the emulation prevention
 * bytes of H.264 and HEVC where there are any (H.264 7.4.1, HEVC 7.4.2).
 *
 * <p>Never reads outside its stretch: past the end all bits are 0 and {@link #overrun} is true from
 * then on, so that a parser asks once, at its end. Loops over counts that were read must be bounded
 * by the caller.
 */
final class BitReader {

  private static final int EMULATION_PREVENTION = 3;

  private final ByteBuf bytes;
  private final int end;
  private final boolean emulationPrevented;
  private int at;
  private int zeros;
  private int current;
  private int left;
  private long position;
  private boolean overrun;

  private BitReader(ByteBuf bytes, int offset, int end, boolean emulationPrevented) {
    this.bytes = bytes;
    this.at = offset;
    this.end = end;
    this.emulationPrevented = emulationPrevented;
  }

  /** Over plain bytes from index {@code offset} to before {@code end}. */
  static BitReader plain(ByteBuf bytes, int offset, int end) {
    return new BitReader(bytes, offset, end, false);
  }

  /** Over a NAL unit, whose emulation prevention bytes are skipped. */
  static BitReader nal(ByteBuf bytes, int offset, int end) {
    return new BitReader(bytes, offset, end, true);
  }

  /** Whether more was asked for than there is. */
  boolean overrun() {
    return overrun;
  }

  /** How many bits were read so far, emulation prevention not counted. */
  long position() {
    return position;
  }

  /** Whether no whole byte is left. */
  boolean atEnd() {
    return at >= end;
  }

  boolean flag() {
    return bits(1) == 1;
  }

  /** The next 0 to 32 bits, as an unsigned number in an int. */
  int bits(int count) {
    int value = 0;
    int missing = count;
    position += count;
    while (missing > 0) {
      if (left == 0) {
        current = nextByte();
        left = 8;
      }
      int take = Math.min(missing, left);
      left -= take;
      value = value << take | (current >> left & (1 << take) - 1);
      missing -= take;
    }
    return value;
  }

  /** The next 32 bits as an unsigned number. */
  long unsigned32() {
    return bits(32) & 0xFFFFFFFFL;
  }

  void skip(long count) {
    for (long missing = count; missing > 0 && !overrun; missing -= 32) {
      bits((int) Math.min(missing, 32));
    }
  }

  /** An unsigned Exp-Golomb code (H.264 9.1): 0 to 2^31-2; anything longer is an overrun. */
  int ue() {
    int leading = 0;
    while (!overrun && !flag()) {
      leading++;
    }
    if (overrun || leading > 30) {
      overrun = true;
      return 0;
    }
    return (1 << leading) - 1 + bits(leading);
  }

  /** A signed Exp-Golomb code (H.264 9.1.1). */
  int se() {
    int code = ue();
    return (code & 1) == 1 ? (code >>> 1) + 1 : -(code >>> 1);
  }

  /** AV1's little endian base 128 (AV1 4.10.5), up to 2^31-1; anything longer is an overrun. */
  int leb128() {
    long value = 0;
    for (int shift = 0; shift < 56; shift += 7) {
      int next = bits(8);
      value |= (next & 0x7FL) << shift;
      if ((next & 0x80) == 0) {
        break;
      }
    }
    if (value > Integer.MAX_VALUE) {
      overrun = true;
      return 0;
    }
    return (int) value;
  }

  private int nextByte() {
    if (at >= end) {
      overrun = true;
      return 0;
    }
    if (emulationPrevented && zeros >= 2 && bytes.getByte(at) == EMULATION_PREVENTION) {
      at++;
      zeros = 0;
      if (at >= end) {
        overrun = true;
        return 0;
      }
    }
    int next = bytes.getUnsignedByte(at++);
    zeros = next == 0 ? zeros + 1 : 0;
    return next;
  }
}
