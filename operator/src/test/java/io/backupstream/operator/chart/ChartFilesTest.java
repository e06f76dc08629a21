package io.backupstream.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backupstream.operator.testkit.Chart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the chart's files against what they repeat. */
class ChartFilesTest {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path EVERY_OPTION = Path.of("src/test/resources/chart/every-option.yaml");
  private static final Pattern METRIC = Pattern.compile("backupstream_[a-z_]+");

  @ParameterizedTest
  @ValueSource(strings = {"backupstreams", "ingestregions"})
  void theDefinitionsAreTheGeneratedOnes(String plural) throws IOException {
    String file = plural + ".backupstream.io-v1.yml";
    try (InputStream generated = getClass().getResourceAsStream("/META-INF/fabric8/" + file)) {
      assertThat(Files.readString(Chart.FOLDER.resolve("crds").resolve(file)))
          .as("after a wanted change: cp crds/schema/%s helm/crds/", file)
          .isEqualTo(new String(generated.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theVersionIsTheProjects() throws IOException {
    String version = chart("Chart.yaml").path("appVersion").asText();

    assertThat(Files.readString(Path.of("..", "pom.xml")))
        .contains("<artifactId>backupstream</artifactId>\n  <version>" + version + "</version>");
    assertThat(version.replace("-SNAPSHOT", ""))
        .isEqualTo(chart("Chart.yaml").path("version").asText());
  }

  @Test
  void everyValueIsTriedByTheFileThatSetsAll() throws IOException {
    JsonNode tried = YAML.readTree(EVERY_OPTION.toFile());

    assertThat(leaves("", chart("values.yaml")))
        .isNotEmpty()
        .allSatisfy(
            path -> assertThat(tried.at(path).toString()).as(path).isNotIn("", "\"\"", "[]", "{}"));
  }

  @Test
  void theSchemaKnowsEveryValue() throws IOException {
    JsonNode schema = chart("values.schema.json");

    assertThat(chart("values.yaml").properties())
        .extracting(Map.Entry::getKey)
        .allMatch(value -> schema.path("properties").has(value));
  }

  @Test
  void theSchemaOfTheDefaultRegionHasTheFieldsOfTheKind() throws IOException {
    JsonNode kind =
        chart("crds/ingestregions.backupstream.io-v1.yml")
            .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec/properties");
    JsonNode values =
        chart("values.schema.json").at("/properties/defaultRegion/properties/spec/properties");

    assertThat(names(values)).isEqualTo(names(kind));
    for (String part : Set.of("placement", "exposure", "egress")) {
      assertThat(names(values.path(part).path("properties")))
          .isEqualTo(names(kind.path(part).path("properties")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"templates/rules.yaml", "files/dashboard.json"})
  void everyMetricIsADocumentedOne(String file) throws IOException {
    String documented = Files.readString(Path.of("..", "docs", "metrics.md"));
    Set<String> used =
        METRIC
            .matcher(Files.readString(Chart.FOLDER.resolve(file)))
            .results()
            .map(MatchResult::group)
            .map(name -> name.replaceFirst("_(sum|count|max)$", ""))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(documented).contains("`" + name + "`"));
  }

  private static Set<String> names(JsonNode properties) {
    return properties.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** JSON pointers of all values that are no object, or an empty one. */
  private static Set<String> leaves(String path, JsonNode value) {
    Set<String> leaves = new TreeSet<>();
    if (!value.isObject() || value.isEmpty()) {
      leaves.add(path);
    }
    value
        .properties()
        .forEach(field -> leaves.addAll(leaves(path + "/" + field.getKey(), field.getValue())));
    return leaves;
  }

  private static JsonNode chart(String file) throws IOException {
    return YAML.readTree(Chart.FOLDER.resolve(file).toFile());
  }
}
