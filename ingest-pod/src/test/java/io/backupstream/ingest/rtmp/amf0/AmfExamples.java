package io.backupstream.ingest.rtmp.amf0;

import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfDate;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfEcmaArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfStrictArray;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfXml;
import java.util.List;
import java.util.Map;

/** Each AMF0 type once, as bytes and as a value: the one table of reader, writer and fuzz seeds. */
public record AmfExamples(String name, String bytes, AmfValue value) {

  public static final List<AmfExamples> ALL =
      List.of(
          new AmfExamples("number", "00 4008000000000000", AmfValue.of(3)),
          new AmfExamples("not a number", "00 7ff8000000000000", AmfValue.of(Double.NaN)),
          new AmfExamples("true", "01 01", AmfValue.of(true)),
          new AmfExamples("false", "01 00", AmfValue.of(false)),
          new AmfExamples("text", "02 0004 6c697665", AmfValue.of("live")),
          new AmfExamples("empty text", "02 0000", AmfValue.of("")),
          new AmfExamples("text of two-byte letters", "02 0002 c3bc", AmfValue.of("ü")),
          new AmfExamples("empty object", "03 0000 09", new AmfObject(Map.of())),
          new AmfExamples(
              "object",
              "03 0003 617070 02 0004 6c697665 0000 09",
              new AmfObject(Map.of("app", AmfValue.of("live")))),
          new AmfExamples(
              "object within an object",
              "03 0001 61 03 0001 62 05 0000 09 0000 09",
              new AmfObject(Map.of("a", new AmfObject(Map.of("b", AmfValue.NULL))))),
          new AmfExamples("null", "05", AmfValue.NULL),
          new AmfExamples("undefined", "06", AmfValue.UNDEFINED),
          new AmfExamples(
              "ECMA array",
              "08 00000001 0005 7769647468 00 409e000000000000 0000 09",
              new AmfEcmaArray(Map.of("width", AmfValue.of(1920)))),
          new AmfExamples(
              "strict array",
              "0a 00000002 05 01 01",
              new AmfStrictArray(List.of(AmfValue.NULL, AmfValue.of(true)))),
          new AmfExamples("date", "0b 4270000000000000 0000", new AmfDate(1L << 40)),
          new AmfExamples("XML", "0f 00000004 3c612f3e", new AmfXml("<a/>")));

  @Override
  public String toString() {
    return name;
  }
}
