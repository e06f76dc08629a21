package io.backupstream.api.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import io.backupstream.api.review.FieldPath;
import java.util.Map;

/**
 * One document of a YAML text, as JSON, and where its fields stand.
 *
 * @param root the document; fields without a value are left out, as an API server does
 * @param lines the line of every field by its path, those without a value included
 */
record YamlDocument(JsonNode root, Map<String, Integer> lines) {
  YamlDocument {
    lines = Map.copyOf(lines);
  }

  /** The line of a field; where it is missing, of what it lies in. Counted from 1. */
  int lineOf(String path) {
    String at = path;
    while (!at.isEmpty() && !lines.containsKey(at)) {
      at = FieldPath.parent(at);
    }
    return lines.getOrDefault(at, 1);
  }
}
