package io.backupstream.operator.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object as it should be, with an annotation that tells its content: with it, a field that is to
 * go is seen without the managed fields, which caches do without.
 */
final class Applied<R extends HasMetadata> {
  static final String ANNOTATION = "backupstream.io/applied";
  private static final int FINGERPRINT_BYTES = 8;
  private static final JsonMapper ORDERED =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private final R object;
  private final KubernetesSerialization serialization;

  private Applied(R object, KubernetesSerialization serialization) {
    this.object = object;
    this.serialization = serialization;
  }

  /**
   * Stamps a copy of the object; the plan's own stays as it is. One that was read before is applied
   * whatever its version is by now.
   */
  static <R extends HasMetadata> Applied<R> of(R wanted, KubernetesSerialization serialization) {
    R stamped = serialization.clone(wanted);
    ObjectMeta metadata = stamped.getMetadata();
    metadata.setManagedFields(List.of());
    metadata.setResourceVersion(null);
    Map<String, String> annotations = new LinkedHashMap<>();
    if (metadata.getAnnotations() != null) {
      annotations.putAll(metadata.getAnnotations());
    }
    annotations.remove(ANNOTATION);
    metadata.setAnnotations(annotations);
    annotations.put(ANNOTATION, fingerprint(serialization.convertValue(stamped, ObjectNode.class)));
    return new Applied<>(stamped, serialization);
  }

  R object() {
    return object;
  }

  /** Whether the object is already so. */
  boolean isMetBy(@Nullable R actual) {
    return actual != null && Differences.covers(json(actual), json(object));
  }

  private JsonNode json(R resource) {
    ObjectNode json = serialization.convertValue(resource, ObjectNode.class);
    json.remove("status");
    return json;
  }

  private static String fingerprint(ObjectNode json) {
    try {
      Object unordered = ORDERED.convertValue(json, Object.class);
      byte[] text = ORDERED.writeValueAsString(unordered).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
