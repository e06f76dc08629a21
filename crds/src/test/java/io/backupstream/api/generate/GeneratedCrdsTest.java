package io.backupstream.api.generate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedCrdsTest {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path GENERATED = Path.of("target/classes/META-INF/fabric8");
  private static final Path CHECKED_IN = Path.of("schema");
  private static final String STREAMS = "backupstreams.backupstream.io-v1.yml";
  private static final String REGIONS = "ingestregions.backupstream.io-v1.yml";

  @ParameterizedTest
  @ValueSource(strings = {STREAMS, REGIONS})
  void theCheckedInFileIsTheGeneratedOne(String file) throws IOException {
    assertThat(Files.readString(CHECKED_IN.resolve(file)))
        .as("after a wanted change: cp crds/%s/%s crds/%s/", GENERATED, file, CHECKED_IN)
        .isEqualTo(Files.readString(GENERATED.resolve(file)));
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAMS, REGIONS})
  void nothingThatWasAcceptedBeforeIsRefused(String file) throws IOException {
    JsonNode before = schema(CHECKED_IN.resolve("baseline").resolve(file));

    assertThat(SchemaCompatibility.breaks(before, schema(GENERATED.resolve(file)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAMS, REGIONS})
  void everyFieldIsExplained(String file) throws IOException {
    List<String> unexplained = new ArrayList<>();
    collectUnexplained("", schema(GENERATED.resolve(file)), unexplained);

    assertThat(unexplained).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAMS, REGIONS})
  void everyKindIsOneOfStreamingAndHasAStatusOfItsOwn(String file) throws IOException {
    JsonNode definition = YAML.readTree(GENERATED.resolve(file).toFile());

    assertThat(definition.at("/spec/names/categories/0").asText()).isEqualTo("streaming");
    assertThat(definition.at("/spec/versions/0/subresources/status").isObject()).isTrue();
  }

  @Test
  void aStreamIsListedWithWhatAPersonAtAnEventAsksFirst() throws IOException {
    assertThat(columns(STREAMS, 0))
        .containsExactly(
            "Region", "Active", "Primary", "Backup", "Seamless", "Destinations", "Age");
    assertThat(columns(STREAMS, 1)).containsExactly("URL", "Node");
  }

  @ParameterizedTest
  @ValueSource(strings = {STREAMS, REGIONS})
  void whatTellsItemsOfAListApartIsRequiredOfThem(String file) throws IOException {
    List<JsonNode> lists =
        schema(GENERATED.resolve(file)).findParents("x-kubernetes-list-map-keys");

    assertThat(lists)
        .isNotEmpty()
        .allSatisfy(
            list ->
                assertThat(list.at("/items/required"))
                    .containsAll(list.path("x-kubernetes-list-map-keys")));
  }

  @Test
  void eachRuleStandsOnce() throws IOException {
    JsonNode buffer =
        schema(GENERATED.resolve(STREAMS))
            .at("/properties/spec/properties/failover/properties/buffer");

    assertThat(buffer.path("x-kubernetes-validations")).hasSize(1);
  }

  @Test
  void anEnumsWordIsNeverTakenForABoolean() throws IOException {
    JsonNode status =
        schema(GENERATED.resolve(STREAMS))
            .at("/properties/status/properties/conditions/items/properties/status/enum");

    assertThat(status).hasSize(3).allMatch(JsonNode::isTextual);
  }

  private static List<String> columns(String file, int priority) throws IOException {
    List<String> names = new ArrayList<>();
    JsonNode definition = YAML.readTree(GENERATED.resolve(file).toFile());
    for (JsonNode column : definition.at("/spec/versions/0/additionalPrinterColumns")) {
      if (column.path("priority").asInt() == priority) {
        names.add(column.path("name").asText());
      }
    }
    return names;
  }

  private static void collectUnexplained(String path, JsonNode schema, List<String> unexplained) {
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      String at = path + "." + field.getKey();
      if (field.getValue().path("description").asText().isBlank()) {
        unexplained.add(at);
      }
      collectUnexplained(at, field.getValue(), unexplained);
      collectUnexplained(at + "[]", field.getValue().path("items"), unexplained);
    }
  }

  private static JsonNode schema(Path file) throws IOException {
    return YAML.readTree(file.toFile()).at("/spec/versions/0/schema/openAPIV3Schema");
  }
}
