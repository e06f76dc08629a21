package io.backupstream.ingest.testkit.numbered;

import java.io.ByteArrayOutputStream;

/** Puts a message body together. */
final class Body {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Body u8(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  Body u16(int value) {
    return u8(value >> 8, value);
  }

  Body u24(int value) {
    return u8(value >> 16).u16(value);
  }

  Body u32(int value) {
    return u16(value >> 16).u16(value);
  }

  Body bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** A NAL unit, its length before it. */
  Body nal(byte[] nal) {
    return u32(nal.length).bytes(nal);
  }

  int length() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
