package io.backupstream.ingest.media;

import io.backupstream.ingest.rtmp.ProtocolViolation;
import io.backupstream.ingest.rtmp.amf0.AmfReader;
import io.backupstream.ingest.rtmp.amf0.AmfValue;
import io.backupstream.ingest.rtmp.amf0.AmfValue.Properties;
import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of an onMetaData matters to a decoder: size, rates, channels and codecs (FLV 10.1, E.5;
 * Enhanced RTMP v2, "Enhancing onMetaData"). Bit rates, names of encoders, dates and durations do
 * not, and differ between two encoders of one programme.
 */
record MetadataEssence(Map<String, AmfValue> values) {

  private static final Set<String> NAMES =
      Set.of(
          "width",
          "height",
          "framerate",
          "videocodecid",
          "audiocodecid",
          "audiosamplerate",
          "audiosamplesize",
          "audiochannels",
          "stereo",
          "videoTrackIdInfoMap",
          "audioTrackIdInfoMap");

  /**
   * Reads a data message.
   *
   * @param body borrowed; its indices stay
   * @return null if this is no onMetaData, or one that cannot be understood
   */
  static @Nullable MetadataEssence of(ByteBuf body) {
    if (!MetadataTag.isOnMetaData(body)) {
      return null;
    }
    int offset = MetadataTag.valuesOffset(body);
    try {
      AmfValue values = new AmfReader(body.slice(offset, body.writerIndex() - offset)).read();
      return values instanceof Properties described ? of(described) : null;
    } catch (ProtocolViolation notUnderstood) {
      return null;
    }
  }

  private static MetadataEssence of(Properties described) {
    Map<String, AmfValue> values = new HashMap<>(described.properties());
    values.keySet().retainAll(NAMES);
    return new MetadataEssence(values);
  }
}
