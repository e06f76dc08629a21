package io.backupstream.ingest.rtmp.session;

import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.AmfObject;
import io.backupstream.ingest.rtmp.amf0.AmfValue.Properties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a destination says about a publish, fit to be shown: without the stream key, which servers
 * like to repeat, on one line and not endless.
 */
record ServerWords(String level, String code, String description) {

  private static final int MAX_CHARS = 200;
  private static final String HIDDEN = "***";

  /** Reads an information object, as onStatus, _result and _error carry it. */
  static ServerWords of(@Nullable AmfValue value, String streamName) {
    Properties info = value instanceof Properties object ? object : new AmfObject(Map.of());
    return new ServerWords(
        shown(info.string("level"), streamName),
        shown(info.string("code"), streamName),
        shown(info.string("description"), streamName));
  }

  boolean isError() {
    return level.equals("error");
  }

  private static String shown(@Nullable String words, String streamName) {
    if (words == null) {
      return "";
    }
    String hidden = hide(hide(words, streamName), streamName.split("\\?", 2)[0]);
    String line = hidden.replaceAll("\\p{Cntrl}", " ").strip();
    return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS);
  }

  private static String hide(String words, String secret) {
    return secret.isEmpty() ? words : words.replace(secret, HIDDEN);
  }
}
