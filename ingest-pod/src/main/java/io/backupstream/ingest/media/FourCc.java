package io.backupstream.ingest.media;

import java.nio.charset.StandardCharsets;

/** Codec codes of Enhanced RTMP: four ASCII characters, big endian in an int. */
final class FourCc {

  private FourCc() {}

  static int of(String characters) {
    byte[] ascii = characters.getBytes(StandardCharsets.US_ASCII);
    return (ascii[0] & 0xFF) << 24
        | (ascii[1] & 0xFF) << 16
        | (ascii[2] & 0xFF) << 8
        | (ascii[3] & 0xFF);
  }
}
