package io.backupstream.operator.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** Golden files are YAML. */
final class Yaml {
  static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .enable(YAMLParser.Feature.EMPTY_DOCUMENT_AS_EMPTY_OBJECT)
          .build();

  private Yaml() {}

  static <T> T read(Path file, Class<T> type) throws IOException {
    return MAPPER.readValue(file.toFile(), type);
  }

  static String write(Object value) throws IOException {
    return MAPPER.writeValueAsString(value);
  }

  /** An object as a person reads it: a Secret's data decoded. */
  static String write(HasMetadata object) throws IOException {
    ObjectNode json = MAPPER.valueToTree(object);
    if (json.has("data")) {
      ObjectNode plain = json.putObject("stringData");
      for (var entry : json.path("data").properties()) {
        plain.put(entry.getKey(), decoded(entry.getValue()));
      }
      json.remove("data");
    }
    return MAPPER.writeValueAsString(json);
  }

  private static String decoded(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asText()), StandardCharsets.UTF_8);
  }
}
