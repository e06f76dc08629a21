package io.backupstream.ingest.rtmp.amf0;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfBoolean;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfDate;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfEcmaArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNull;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfNumber;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfStrictArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfString;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfUndefined;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfXml;
import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Map;

/** Writes AMF0 values to a buffer, which stays the caller's. */
public final class AmfWriter {

  private static final int MAX_SHORT_TEXT_BYTES = 0xFFFF;

  private AmfWriter() {}

  /** One after the other. */
  public static void writeAll(List<AmfValue> values, ByteBuf out) {
    values.forEach(value -> write(value, out));
  }

  /** One value, its marker included. */
  public static void write(AmfValue value, ByteBuf out) {
    switch (value) {
      case AmfNumber(double number) -> out.writeByte(AmfMarker.NUMBER).writeDouble(number);
      case AmfBoolean(boolean flag) -> out.writeByte(AmfMarker.BOOLEAN).writeBoolean(flag);
      case AmfString(String text) -> writeString(text, out);
      case AmfObject(Map<String, AmfValue> properties) -> {
        out.writeByte(AmfMarker.OBJECT);
        writeProperties(properties, out);
      }
      case AmfEcmaArray(Map<String, AmfValue> properties) -> {
        out.writeByte(AmfMarker.ECMA_ARRAY).writeInt(properties.size());
        writeProperties(properties, out);
      }
      case AmfStrictArray(List<AmfValue> elements) -> {
        out.writeByte(AmfMarker.STRICT_ARRAY).writeInt(elements.size());
        writeAll(elements, out);
      }
      case AmfDate(double epochMillis) ->
          out.writeByte(AmfMarker.DATE).writeDouble(epochMillis).writeShort(0);
      case AmfXml(String text) -> {
        byte[] utf8 = text.getBytes(UTF_8);
        out.writeByte(AmfMarker.XML).writeInt(utf8.length).writeBytes(utf8);
      }
      case AmfNull _ -> out.writeByte(AmfMarker.NULL);
      case AmfUndefined _ -> out.writeByte(AmfMarker.UNDEFINED);
    }
  }

  private static void writeString(String text, ByteBuf out) {
    byte[] utf8 = text.getBytes(UTF_8);
    if (utf8.length > MAX_SHORT_TEXT_BYTES) {
      out.writeByte(AmfMarker.LONG_STRING).writeInt(utf8.length);
    } else {
      out.writeByte(AmfMarker.STRING).writeShort(utf8.length);
    }
    out.writeBytes(utf8);
  }

  private static void writeProperties(Map<String, AmfValue> properties, ByteBuf out) {
    properties.forEach(
        (name, value) -> {
          byte[] utf8 = name.getBytes(UTF_8);
          out.writeShort(utf8.length).writeBytes(utf8);
          write(value, out);
        });
    out.writeShort(0).writeByte(AmfMarker.OBJECT_END);
  }
}
