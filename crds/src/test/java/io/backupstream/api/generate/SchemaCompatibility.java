package io.backupstream.api.generate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Says how a schema would break its users: a manifest that an API server accepted before would be
 * refused, pruned or understood differently, or a field that clients read would be gone.
 */
final class SchemaCompatibility {
  private static final Set<String> FIXED =
      Set.of(
          "type",
          "format",
          "pattern",
          "default",
          "x-kubernetes-int-or-string",
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys");
  private static final Set<String> UPPER_BOUNDS = Set.of("maximum", "maxLength", "maxItems");
  private static final Set<String> LOWER_BOUNDS = Set.of("minimum", "minLength", "minItems");

  private final List<String> breaks = new ArrayList<>();

  private SchemaCompatibility() {}

  /** What breaks, a line each; empty if nothing does. */
  static List<String> breaks(JsonNode before, JsonNode after) {
    SchemaCompatibility comparison = new SchemaCompatibility();
    comparison.compare("", before, after);
    return comparison.breaks;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    for (String word : FIXED) {
      if (!before.path(word).equals(after.path(word))) {
        breaks.add(path + ": " + word + " changed");
      }
    }
    UPPER_BOUNDS.forEach(word -> bound(path, word, before, after, 1));
    LOWER_BOUNDS.forEach(word -> bound(path, word, before, after, -1));
    choices(path, before.path("enum"), after.path("enum"));
    added(path, "required", texts(before.path("required")), texts(after.path("required")));
    added(path, "rule", rules(before), rules(after));
    for (Map.Entry<String, JsonNode> property : before.path("properties").properties()) {
      String field = path + "." + property.getKey();
      JsonNode now = after.path("properties").path(property.getKey());
      if (now.isMissingNode()) {
        breaks.add(field + ": removed");
      } else {
        compare(field, property.getValue(), now);
      }
    }
    compareInner(path + "[]", before.path("items"), after.path("items"));
    compareInner(
        path + "{}", before.path("additionalProperties"), after.path("additionalProperties"));
  }

  private void compareInner(String path, JsonNode before, JsonNode after) {
    if (!(before instanceof MissingNode)) {
      compare(path, before, after);
    }
  }

  private void bound(String path, String word, JsonNode before, JsonNode after, int sign) {
    boolean isNew = before.path(word).isMissingNode() && !after.path(word).isMissingNode();
    boolean isTighter =
        before.has(word)
            && after.has(word)
            && sign * (after.get(word).asDouble() - before.get(word).asDouble()) < 0;
    if (isNew || isTighter) {
      breaks.add(path + ": " + word + " tightened");
    }
  }

  private void choices(String path, JsonNode before, JsonNode after) {
    if (before.isMissingNode() && !after.isMissingNode()) {
      breaks.add(path + ": enum added");
    }
    if (!after.isMissingNode()) {
      Set<String> gone = texts(before);
      gone.removeAll(texts(after));
      gone.forEach(value -> breaks.add(path + ": enum value " + value + " removed"));
    }
  }

  private void added(String path, String word, Set<String> before, Set<String> after) {
    Set<String> added = new TreeSet<>(after);
    added.removeAll(before);
    added.forEach(value -> breaks.add(path + ": " + word + " " + value + " added"));
  }

  private static Set<String> rules(JsonNode schema) {
    return StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
        .map(rule -> rule.path("rule").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
