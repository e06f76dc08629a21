package io.backupstream.ingest.rtmp.amf0;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One AMF0 value, of the types that encoders and servers send. Immutable. */
public sealed interface AmfValue {

  /** AMF0 null, the command object of nearly every command. */
  AmfValue NULL = new AmfNull();

  /** AMF0 undefined. */
  AmfValue UNDEFINED = new AmfUndefined();

  /** Marker 0. */
  record AmfNumber(double value) implements AmfValue {}

  /** Marker 1. */
  record AmfBoolean(boolean value) implements AmfValue {}

  /** Marker 2, or 12 where the text takes more than 65,535 bytes. */
  record AmfString(String value) implements AmfValue {}

  /** Marker 3; a typed object (marker 16) is read as one without its class name. */
  record AmfObject(Map<String, AmfValue> properties) implements Properties {
    public AmfObject {
      properties = ordered(properties);
    }
  }

  /** Marker 8: an object in all but name, the usual body of onMetaData. */
  record AmfEcmaArray(Map<String, AmfValue> properties) implements Properties {
    public AmfEcmaArray {
      properties = ordered(properties);
    }
  }

  /** Marker 10. */
  record AmfStrictArray(List<AmfValue> elements) implements AmfValue {
    public AmfStrictArray {
      elements = List.copyOf(elements);
    }
  }

  /** Marker 11; the time zone that it carries is reserved and always written as 0. */
  record AmfDate(double epochMillis) implements AmfValue {}

  /** Marker 15. */
  record AmfXml(String value) implements AmfValue {}

  /** Marker 5. */
  record AmfNull() implements AmfValue {}

  /** Marker 6. */
  record AmfUndefined() implements AmfValue {}

  /** An object or an ECMA array: named values in the order in which they were sent. */
  sealed interface Properties extends AmfValue {
    Map<String, AmfValue> properties();

    /** The text under this name, or null where there is none or it is no text. */
    default @Nullable String string(String name) {
      return properties().get(name) instanceof AmfString(String value) ? value : null;
    }

    /** The number under this name, or null where there is none or it is no number. */
    default @Nullable Double number(String name) {
      return properties().get(name) instanceof AmfNumber(double value) ? value : null;
    }
  }

  static AmfValue of(double value) {
    return new AmfNumber(value);
  }

  static AmfValue of(boolean value) {
    return new AmfBoolean(value);
  }

  static AmfValue of(String value) {
    return new AmfString(value);
  }

  private static Map<String, AmfValue> ordered(Map<String, AmfValue> properties) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }
}
