package io.backupstream.ingest.media;

import io.backupstream.ingest.splice.Track;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** A message as a real encoder sent it, from the files in {@code recorded/}. */
record Recorded(Track type, long timestampMillis, String digits) {

  static final List<String> ALL =
      List.of(
          "h264",
          "h264-open-gop",
          "hevc",
          "hevc-open-gop",
          "av1",
          "vp9",
          "aac",
          "opus",
          "opus-surround",
          "mp3",
          "ac3",
          "eac3",
          "flac",
          "multitrack");

  /** The messages of one recording, in order. */
  static List<Recorded> messages(String name) {
    String path = "/recorded/" + name + ".txt";
    try (InputStream file = Recorded.class.getResourceAsStream(path)) {
      byte[] text = Objects.requireNonNull(file, path).readAllBytes();
      return new String(text, StandardCharsets.US_ASCII)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(Recorded::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first message of a type that starts with these bytes. */
  static ByteBuf first(String name, Track type, String prefix) {
    return messages(name).stream()
        .filter(message -> message.type == type && message.digits.startsWith(prefix))
        .findFirst()
        .orElseThrow()
        .body();
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(digits);
  }

  ByteBuf body() {
    return Unpooled.wrappedBuffer(bytes());
  }

  private static Recorded parse(String line) {
    String[] fields = line.split(" ", -1);
    return new Recorded(Track.valueOf(fields[0]), Long.parseLong(fields[1]), fields[2]);
  }
}
