package io.backupstream.ingest.rtmp.amf0;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfBoolean;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfDate;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfEcmaArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNumber;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfStrictArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfString;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfXml;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the AMF0 values of one message from a buffer, which stays the caller's. A type that no
 * encoder sends (movie clip, reference, record set, AMF3) is refused.
 */
public final class AmfReader {

  /** Objects and arrays within one another. */
  public static final int MAX_DEPTH = 16;

  /** Values in one message, those within others included. */
  public static final int MAX_NODES = 512;

  /** UTF-8 bytes of one text or name. */
  public static final int MAX_STRING_BYTES = 8 * 1024;

  private static final int MARKER_BYTES = 1;
  private static final int NAME_LENGTH_BYTES = 2;

  private final ByteBuf in;
  private int nodes;
  private int depth;

  public AmfReader(ByteBuf in) {
    this.in = in;
  }

  /** All values up to the end of the buffer. */
  public static List<AmfValue> readAll(ByteBuf in) {
    var reader = new AmfReader(in);
    List<AmfValue> values = new ArrayList<>();
    while (in.isReadable()) {
      values.add(reader.read());
    }
    return values;
  }

  /**
   * The next value.
   *
   * @throws ProtocolViolation when it is cut short, over a limit or of a type that is refused
   */
  public AmfValue read() {
    if (++nodes > MAX_NODES) {
      throw new ProtocolViolation(
          "AMF0: at most %d values in a message, came %d".formatted(MAX_NODES, nodes));
    }
    need(MARKER_BYTES, "a marker");
    int marker = in.readUnsignedByte();
    return switch (marker) {
      case AmfMarker.NUMBER -> new AmfNumber(readDouble());
      case AmfMarker.BOOLEAN -> new AmfBoolean(readBoolean());
      case AmfMarker.STRING -> new AmfString(readShortText());
      case AmfMarker.LONG_STRING -> new AmfString(readLongText());
      case AmfMarker.OBJECT -> new AmfObject(readProperties());
      case AmfMarker.TYPED_OBJECT -> readTypedObject();
      case AmfMarker.ECMA_ARRAY -> readEcmaArray();
      case AmfMarker.STRICT_ARRAY -> readStrictArray();
      case AmfMarker.NULL -> AmfValue.NULL;
      case AmfMarker.UNDEFINED -> AmfValue.UNDEFINED;
      case AmfMarker.DATE -> readDate();
      case AmfMarker.XML -> new AmfXml(readLongText());
      default ->
          throw new ProtocolViolation("AMF0: expected a value, came marker %d".formatted(marker));
    };
  }

  private double readDouble() {
    need(Double.BYTES, "a number");
    return in.readDouble();
  }

  private boolean readBoolean() {
    need(1, "a boolean");
    return in.readByte() != 0;
  }

  private AmfValue readDate() {
    double epochMillis = readDouble();
    need(Short.BYTES, "the time zone of a date");
    in.skipBytes(Short.BYTES);
    return new AmfDate(epochMillis);
  }

  private AmfValue readTypedObject() {
    readShortText();
    return new AmfObject(readProperties());
  }

  /** The count in front is a hint that encoders get wrong; the end marker decides. */
  private AmfValue readEcmaArray() {
    need(Integer.BYTES, "the count of an ECMA array");
    in.skipBytes(Integer.BYTES);
    return new AmfEcmaArray(readProperties());
  }

  private AmfValue readStrictArray() {
    need(Integer.BYTES, "the count of a strict array");
    long count = in.readUnsignedInt();
    if (count > MAX_NODES - nodes) {
      throw new ProtocolViolation(
          "AMF0: at most %d values in a message, a strict array announces %d after %d"
              .formatted(MAX_NODES, count, nodes));
    }
    enter();
    List<AmfValue> elements = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      elements.add(read());
    }
    depth--;
    return new AmfStrictArray(elements);
  }

  private Map<String, AmfValue> readProperties() {
    enter();
    Map<String, AmfValue> properties = new LinkedHashMap<>();
    while (true) {
      String name = readShortText();
      need(MARKER_BYTES, "a property or the end of an object");
      if (name.isEmpty() && in.getByte(in.readerIndex()) == AmfMarker.OBJECT_END) {
        in.skipBytes(MARKER_BYTES);
        depth--;
        return properties;
      }
      properties.put(name, read());
    }
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw new ProtocolViolation(
          "AMF0: at most %d objects and arrays within one another, came %d"
              .formatted(MAX_DEPTH, depth));
    }
  }

  private String readShortText() {
    need(NAME_LENGTH_BYTES, "the length of a text");
    return readText(in.readUnsignedShort());
  }

  private String readLongText() {
    need(Integer.BYTES, "the length of a long text");
    return readText(in.readUnsignedInt());
  }

  private String readText(long bytes) {
    if (bytes > MAX_STRING_BYTES) {
      throw new ProtocolViolation(
          "AMF0: at most %d bytes in a text, came %d".formatted(MAX_STRING_BYTES, bytes));
    }
    need((int) bytes, "a text");
    String text = in.toString(in.readerIndex(), (int) bytes, UTF_8);
    in.skipBytes((int) bytes);
    return text;
  }

  private void need(int bytes, String what) {
    if (in.readableBytes() < bytes) {
      throw new ProtocolViolation(
          "AMF0: %s takes %d bytes, %d are left".formatted(what, bytes, in.readableBytes()));
    }
  }
}
