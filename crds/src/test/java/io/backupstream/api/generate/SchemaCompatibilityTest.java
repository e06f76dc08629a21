package io.backupstream.api.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaCompatibilityTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String BEFORE =
      """
      type: object
      required: [name]
      properties:
        name: {type: string, maxLength: 63, pattern: "^[a-z]+$"}
        policy: {type: string, enum: [Sticky, PreferPrimary], default: Sticky}
        seconds: {type: integer, minimum: 0}
        list:
          type: array
          x-kubernetes-list-type: map
          items: {type: object, properties: {url: {type: string}}}
        labels: {type: object, additionalProperties: {type: string}}
        free: {type: string}
      x-kubernetes-validations: [{rule: "self.name != 'a'"}]
      """;

  @Test
  void theSameSchemaBreaksNothing() throws Exception {
    assertThat(breaks(BEFORE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "maxLength: 63|maxLength: 100",
        "minimum: 0|minimum: -1",
        ", minimum: 0|",
        "[Sticky, PreferPrimary]|[Sticky, PreferPrimary, Never]",
        "required: [name]|required: []",
        "free: {type: string}|free: {type: string, description: more}",
        "free: {type: string}|`free: {type: string}\n  added: {type: string}`"
      })
  void allowingMoreBreaksNothing(String before, String after) throws Exception {
    assertThat(breaks(changed(before, after == null ? "" : after))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "  free: {type: string}||.free: removed",
        "free: {type: string}|free: {type: integer}|.free: type changed",
        "free: {type: string}|free: {type: string, maxLength: 9}|.free: maxLength tightened",
        "free: {type: string}|free: {type: string, minLength: 1}|.free: minLength tightened",
        "free: {type: string}|free: {type: string, enum: [a]}|.free: enum added",
        "free: {type: string}|free: {type: string, pattern: a}|.free: pattern changed",
        "free: {type: string}|free: {type: string, format: date-time}|.free: format changed",
        "maxLength: 63|maxLength: 62|.name: maxLength tightened",
        "minimum: 0|minimum: 1|.seconds: minimum tightened",
        "[Sticky, PreferPrimary]|[Sticky]|.policy: enum value PreferPrimary removed",
        "default: Sticky|default: PreferPrimary|.policy: default changed",
        "required: [name]|required: [name, free]|: required free added",
        "url: {type: string}|url: {type: integer}|.list[].url: type changed",
        "list-type: map|list-type: atomic|.list: x-kubernetes-list-type changed",
        "additionalProperties: {type: string}|additionalProperties: {type: integer}|.labels{}: type"
            + " changed",
        "{rule: \"self.name != 'a'\"}|{rule: \"self.name != 'b'\"}|: rule self.name != 'b' added"
      })
  void allowingLessOrOtherThingsBreaks(String before, String after, String line) throws Exception {
    assertThat(breaks(changed(before, after == null ? "" : after))).containsExactly(line);
  }

  private static String changed(String before, String after) {
    assertThat(BEFORE).contains(before);
    return BEFORE.replace(before, after);
  }

  private static List<String> breaks(String after) throws JsonProcessingException {
    JsonNode schema = YAML.readTree(BEFORE);
    return SchemaCompatibility.breaks(schema, YAML.readTree(after));
  }
}
