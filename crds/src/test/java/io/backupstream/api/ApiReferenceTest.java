package io.backupstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.Reasons;
import io.backupstream.api.status.SwitchReasons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds docs/api.md against the records and the generated schema. */
class ApiReferenceTest {
  private static final Path REFERENCE = Path.of("..", "docs", "api.md");
  private static final Path SCHEMA = Path.of("schema", "backupstreams.backupstream.io-v1.yml");
  private static final Pattern FIELD_ROW =
      Pattern.compile("^\\| `([^`]+)` \\| (`[^`]+`|none|required) \\| ([^|]+) \\| [^|]+ \\|$");
  private static final Pattern REASON_ROW =
      Pattern.compile("^\\| `([A-Z]\\w+)` \\| (?:(?:True|False|Unknown) \\| )?[^|]+ \\|$");

  @Test
  void everyFieldStandsInTheReferenceWithItsDefault() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    fieldRows().forEach(row -> documented.put(row.group(1), row.group(2)));
    Map<String, String> declared = new TreeMap<>();
    collect("", specSchema(), (path, field) -> declared.put(path, field.fallback()));

    assertThat(documented).isEqualTo(declared);
  }

  @Test
  void everyRangeAndEveryChoiceStandsInTheReference() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    fieldRows().forEach(row -> documented.put(row.group(1), row.group(3)));
    Map<String, String> declared = new TreeMap<>();
    collect(
        "",
        specSchema(),
        (path, field) -> {
          if (!field.allowed().isEmpty()) {
            declared.put(path, field.allowed());
          }
        });

    assertThat(declared).isNotEmpty();
    assertThat(documented).containsAllEntriesOf(declared);
  }

  @Test
  void everyConditionHasItsSection() throws IOException {
    Set<String> sections =
        section("## Conditions", "## Why")
            .lines()
            .filter(line -> line.startsWith("### "))
            .flatMap(line -> Arrays.stream(line.substring(4).split(", ")))
            .filter(title -> !title.equals("Any of them"))
            .collect(Collectors.toSet());

    assertThat(sections).containsExactlyInAnyOrderElementsOf(Vocabulary.of(Conditions.class));
  }

  @Test
  void everyReasonOfAConditionIsExplained() throws IOException {
    assertThat(reasons(section("## Conditions", "## Why")))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.of(Reasons.class));
  }

  @Test
  void everyReasonOfASwitchIsExplained() throws IOException {
    assertThat(reasons(section("## Why", null)))
        .containsExactlyInAnyOrderElementsOf(Vocabulary.of(SwitchReasons.class));
  }

  /**
   * One field of the schema.
   *
   * @param fallback its default in backticks, or required, or none
   * @param allowed its range or its choices; empty if the schema states neither
   */
  private record Field(String fallback, String allowed) {
    static Field of(JsonNode schema, boolean required) {
      JsonNode value = schema.path("default");
      String none = required ? "required" : "none";
      return new Field(
          value.isMissingNode() ? none : "`" + value.asText() + "`",
          schema.has("enum") ? choices(schema.path("enum")) : range(schema));
    }

    private static String choices(JsonNode values) {
      return values.valueStream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    private static String range(JsonNode schema) {
      String duration = "expected a duration from ";
      return schema
          .path("x-kubernetes-validations")
          .valueStream()
          .map(rule -> rule.path("message").asText())
          .filter(message -> message.startsWith(duration))
          .map(message -> message.substring(duration.length()))
          .findFirst()
          .orElse("");
    }
  }

  private interface Fields {
    void add(String path, Field field);
  }

  private static JsonNode specSchema() throws IOException {
    return new YAMLMapper()
        .readTree(Files.readString(SCHEMA))
        .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
  }

  private static void collect(String prefix, JsonNode schema, Fields fields) {
    Set<String> required =
        schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String path = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value.has("items")) {
        collect(path + "[].", value.path("items"), fields);
      } else if (value.has("properties")) {
        collect(path + ".", value, fields);
      } else {
        fields.add(path, Field.of(value, required.contains(property.getKey())));
      }
    }
  }

  private static List<MatchResult> fieldRows() throws IOException {
    return section("## spec", "## status")
        .lines()
        .map(FIELD_ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> row.toMatchResult())
        .toList();
  }

  private static Set<String> reasons(String section) {
    return section
        .lines()
        .map(REASON_ROW::matcher)
        .filter(row -> row.matches())
        .map(row -> row.group(1))
        .collect(Collectors.toSet());
  }

  private static String section(String from, @Nullable String to) throws IOException {
    String text = Files.readString(REFERENCE);
    int start = text.indexOf("\n" + from);
    int end = to == null ? text.length() : text.indexOf("\n" + to, start);
    return text.substring(start, end);
  }
}
