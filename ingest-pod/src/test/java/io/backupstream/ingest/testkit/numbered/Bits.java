package io.backupstream.ingest.testkit.numbered;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Writes the syntax of H.264, section 7: bits, Exp-Golomb numbers, NAL units. */
final class Bits {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int current;
  private int filled;

  /** The lowest {@code count} bits of {@code value}. */
  Bits u(int count, long value) {
    if (filled == 0 && count == 8) {
      bytes.write((int) value);
      return this;
    }
    for (int bit = count - 1; bit >= 0; bit--) {
      current = (current << 1) | (int) ((value >> bit) & 1);
      if (++filled == 8) {
        bytes.write(current);
        current = 0;
        filled = 0;
      }
    }
    return this;
  }

  /** Unsigned Exp-Golomb. */
  Bits ue(int value) {
    int length = 32 - Integer.numberOfLeadingZeros(value + 1);
    return u(length - 1, 0).u(length, value + 1);
  }

  Bits bytes(byte[] whole) {
    if (filled == 0) {
      bytes.writeBytes(whole);
    } else {
      for (byte one : whole) {
        u(8, one);
      }
    }
    return this;
  }

  /** Zeros up to the next whole byte. */
  Bits align() {
    return filled == 0 ? this : u(8 - filled, 0);
  }

  /** The stop bit and what it takes to end on a whole byte. */
  Bits trailing() {
    return u(1, 1).align();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** As {@link #toBytes}, after the NAL header, with emulation prevention. */
  byte[] toNal(byte... header) {
    byte[] plain = toBytes();
    byte[] nal = Arrays.copyOf(header, header.length + plain.length + plain.length / 2);
    int length = header.length;
    int zeros = 0;
    for (byte one : plain) {
      if (zeros >= 2 && (one & 0xFC) == 0) {
        nal[length++] = 3;
        zeros = 0;
      }
      nal[length++] = one;
      zeros = one == 0 ? zeros + 1 : 0;
    }
    return Arrays.copyOf(nal, length);
  }
}
