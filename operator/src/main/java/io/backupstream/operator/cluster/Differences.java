package io.backupstream.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whether an object is as it should be. What others or the API server's defaults added does not
 * count; that something of ours is to go shows in the annotation that {@link Applied} adds.
 */
final class Differences {
  /** Fields that hold amounts of resources by name. */
  private static final Set<String> AMOUNTS = Set.of("requests", "limits");

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
      return wanted.isNull() || isEmpty(wanted);
    }
    return AMOUNTS.contains(field.getKey()) ? coversAmounts(there, wanted) : covers(there, wanted);
  }

  private static boolean isEmpty(JsonNode wanted) {
    return wanted.isContainerNode() ? wanted.isEmpty() : wanted.asText().isEmpty();
  }

  /** An API server keeps 1000m as 1. */
  private static boolean coversAmounts(JsonNode there, JsonNode wanted) {
    return wanted.properties().stream()
        .allMatch(amount -> isSame(there.get(amount.getKey()), amount.getValue()));
  }

  private static boolean isSame(@Nullable JsonNode there, JsonNode wanted) {
    return there != null && new Quantity(there.asText()).equals(new Quantity(wanted.asText()));
  }

  private static boolean anyCovers(JsonNode actual, JsonNode wanted) {
    return StreamSupport.stream(actual.spliterator(), false)
        .anyMatch(element -> covers(element, wanted));
  }
}
