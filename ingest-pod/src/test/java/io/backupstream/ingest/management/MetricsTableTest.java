package io.backupstream.ingest.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.spec.SourceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricsTableTest {
  private static final Path TABLE = Path.of("..", "docs", "metrics.md");

  @Test
  void theTableOfTheDocumentationIsTheOneOfTheCode() throws IOException {
    List<String> documented =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.startsWith("| `backup"))
            .filter(line -> !line.startsWith("| `backupstream_operator_"))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(Stream.of(Metric.values()).map(MetricsTableTest::row).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyMetricIsExportedUnderItsName(Metric metric) {
    try (RelayMetrics metrics = new RelayMetrics();
        StreamMetrics stream = metrics.stream("events", "keynote");
        DestinationMetrics destination = stream.destination("youtube")) {
      stream.source(SourceName.PRIMARY).received(1);
      stream.switched("Closed", 0L);
      destination.reconnecting();
      metrics.publishRefused("UnknownKey");

      assertThat(metrics.scrape())
          .contains(
              "# HELP " + metric.prometheusName() + " " + metric.description(),
              "# TYPE " + metric.prometheusName() + " " + type(metric));
    }
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            metric.prometheusName(),
            type(metric),
            String.join(", ", metric.labels()),
            metric.description());
  }

  private static String type(Metric metric) {
    return metric.type().name().toLowerCase(Locale.ROOT);
  }
}
