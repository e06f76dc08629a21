package io.backupstream.api.review;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backupstream.api.region.IngestRegionSpec;
import io.backupstream.api.spec.BackupStreamSpec;

/** An allowed spec, to be spoilt in one field. */
final class Specs {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String STREAM =
      """
      {"keys":{"secretRef":{"name":"event-keys"}},
       "tls":{"secretRef":{"name":"event-tls"}},
       "destinations":[
         {"name":"youtube","url":"rtmps://a.rtmps.youtube.com/live2",
          "streamKeyRef":{"name":"youtube","key":"streamKey"}},
         {"name":"twitch","url":"rtmp://live.twitch.tv/app",
          "streamKeyRef":{"name":"twitch","key":"streamKey"}}],
       "failover":{},
       "schedule":{"start":"2026-12-01T18:00:00Z","end":"2026-12-01T20:00:00Z"}}
      """;
  private static final String REGION =
      """
      {"host":"{name}.{namespace}.ingest.example.com",
       "placement":{"imagePullSecrets":[{"name":"pull"}]},"exposure":{},"egress":{"allow":[]}}
      """;

  private Specs() {}

  static BackupStreamSpec allowed() {
    return stream("/region", "null");
  }

  /** The allowed stream with the value at a JSON pointer set, or removed if it is {@code null}. */
  static BackupStreamSpec stream(String pointer, String json) {
    return read(STREAM, pointer, json, BackupStreamSpec.class);
  }

  /** The allowed region with the value at a JSON pointer set. */
  static IngestRegionSpec region(String pointer, String json) {
    return read(REGION, pointer, json, IngestRegionSpec.class);
  }

  private static <T> T read(String allowed, String pointer, String json, Class<T> type) {
    try {
      JsonNode tree = MAPPER.readTree(allowed);
      JsonPointer at = JsonPointer.compile(pointer);
      ObjectNode parent = (ObjectNode) tree.at(at.head());
      parent.set(at.last().getMatchingProperty(), MAPPER.readTree(json));
      return MAPPER.treeToValue(tree, type);
    } catch (JsonProcessingException mistake) {
      throw new IllegalArgumentException(mistake);
    }
  }
}
