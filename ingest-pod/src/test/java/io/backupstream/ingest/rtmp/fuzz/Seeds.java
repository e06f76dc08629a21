package io.backupstream.ingest.rtmp.fuzz;

import static io.backupstream.ingest.rtmp.Buffers.hex;

import io.backupstream.ingest.rtmp.amf0.AmfExamples;
import io.backupstream.ingest.rtmp.message.MessageExamples;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The examples of the other tests, as bytes to start from. */
final class Seeds {

  private Seeds() {}

  static Stream<byte[]> amf() {
    return AmfExamples.ALL.stream().map(example -> bytes(example.bytes()));
  }

  /** Each message alone, all in a row, and a conversation that ends in media. */
  static Stream<byte[]> messages() {
    List<String> all = MessageExamples.ALL.stream().map(MessageExamples::bytes).toList();
    return Stream.of(all.stream(), Stream.of(String.join("", all)), Stream.of(PUBLISH))
        .flatMap(each -> each)
        .map(Seeds::bytes);
  }

  static Stream<byte[]> handshakes() {
    return Stream.of(new byte[1 + 2 * 1536], new byte[1536])
        .map(
            bytes -> {
              bytes[0] = 3;
              return bytes;
            });
  }

  /** connect, createStream, publish, audio, deleteStream. */
  static final String PUBLISH =
      Stream.of(
              "03 000000 000024 14 00000000 020007 636f6e6e656374 00 3ff0000000000000"
                  + "03 0003 617070 020004 6c697665 000009 05",
              "43 000000 000019 14 02000c 63726561746553747265616d 00 4000000000000000 05",
              "03 000000 00001f 14 01000000 020007 7075626c697368 00 4008000000000000 05"
                  + "020001 4b 020004 6c697665",
              "04 000017 000003 08 01000000 af01aa",
              "c4 af01bb",
              "03 000000 000022 14 00000000 02000c 64656c65746553747265616d 00 4010000000000000"
                  + "05 00 3ff0000000000000")
          .collect(Collectors.joining());

  static byte[] bytes(String digits) {
    ByteBuf buffer = hex(digits);
    return ByteBufUtil.getBytes(buffer);
  }
}
