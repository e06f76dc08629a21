package io.backupstream.ingest.rtmp.message;

import static io.backupstream.ingest.rtmp.Buffers.hex;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import java.util.List;
import java.util.Map;

/**
 * Each kind of message once, as the bytes of its first chunk and as a value: the one table of
 * decoder, encoder and fuzz seeds.
 */
public record MessageExamples(String name, String bytes, Message value) {

  public static final List<MessageExamples> ALL =
      List.of(
          control("set chunk size", "000004 01", "00001000", new SetChunkSize(4096)),
          control("abort", "000004 02", "00000006", new Abort(6)),
          control("acknowledgement", "000004 03", "fffffff0", new Acknowledgement(-16)),
          control("stream begin", "000006 04", "0000 00000001", UserControl.streamBegin(1)),
          control("ping", "000006 04", "0006 00000102", new UserControl(6, 0x102)),
          control("pong", "000006 04", "0007 00000102", UserControl.pingResponse(0x102)),
          control("window", "000004 05", "004c4b40", new WindowAcknowledgementSize(5_000_000)),
          control("bandwidth", "000005 06", "004c4b40 02", new SetPeerBandwidth(5_000_000, 2)),
          new MessageExamples(
              "connect",
              "03 000000 000024 14 00000000"
                  + "02 0007 636f6e6e656374"
                  + "00 3ff0000000000000"
                  + "03 0003 617070 02 0004 6c697665 0000 09"
                  + "05",
              Command.of(
                  0,
                  "connect",
                  1,
                  new AmfObject(Map.of("app", AmfValue.of("live"))),
                  AmfValue.NULL)),
          new MessageExamples(
              "AMF3 command",
              "03 000000 00000f 11 01000000 00 02 0001 78 00 0000000000000000 05",
              new Command(1, "x", 0, List.of(AmfValue.NULL), true)),
          new MessageExamples(
              "audio",
              "04 000017 000003 08 01000000 af01aa",
              new Media(Media.Type.AUDIO, 23, 1, hex("af01aa"))),
          new MessageExamples(
              "video",
              "06 ffffff 000002 09 01000000 f0000000 1701",
              new Media(Media.Type.VIDEO, 0xF0000000, 1, hex("1701"))),
          new MessageExamples(
              "data",
              "05 000000 000004 12 01000000 02000161",
              new Media(Media.Type.DATA, 0, 1, hex("02000161"))));

  private static MessageExamples control(String name, String length, String body, Message value) {
    return new MessageExamples(name, "02 000000" + length + "00000000" + body, value);
  }

  @Override
  public String toString() {
    return name;
  }
}
