package io.backupstream.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Whether an object is as it should be. What others or the API server's defaults added does not
 * count; that something of ours is to go shows in the annotation that {@link Applied} adds.
 */
final class Differences {
  private Differences() {}

  /** Whether all that is wanted is there. */
  static boolean covers(JsonNode actual, JsonNode wanted) {
    if (wanted.isObject()) {
      return wanted.properties().stream().allMatch(field -> coversField(actual, field));
    }
    if (wanted.isArray()) {
      return StreamSupport.stream(wanted.spliterator(), false)
          .allMatch(element -> anyCovers(actual, element));
    }
    return actual.equals(wanted) || (wanted.isNumber() && actual.asText().equals(wanted.asText()));
  }

  /** An empty field is not kept by an API server. */
  private static boolean coversField(JsonNode actual, Map.Entry<String, JsonNode> field) {
    JsonNode wanted = field.getValue();
    JsonNode there = actual.get(field.getKey());
    if (there == null) {
      return wanted.isNull() || (wanted.isContainerNode() && wanted.isEmpty());
    }
    return covers(there, wanted);
  }

  private static boolean anyCovers(JsonNode actual, JsonNode wanted) {
    return StreamSupport.stream(actual.spliterator(), false)
        .anyMatch(element -> covers(element, wanted));
  }
}
