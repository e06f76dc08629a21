package io.backupstream.operator.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.backupstream.api.resource.BackupStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorMetricsTest {
  private static final Path TABLE = Path.of("..", "docs", "metrics.md");

  @Test
  void theTableOfTheDocumentationIsTheOneOfTheCode() throws IOException {
    List<String> documented =
        Files.readAllLines(TABLE).stream()
            .filter(line -> line.startsWith("| `backupstream_operator_"))
            .toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Stream.of(Metric.values()).map(OperatorMetricsTest::row).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyMetricIsExportedUnderItsName(Metric metric) {
    try (OperatorMetrics metrics = metrics()) {
      assertThat(metrics.scrape())
          .contains(
              "# HELP " + metric.prometheusName() + " " + metric.description(),
              "# TYPE " + metric.prometheusName() + " " + metric.type().word());
    }
  }

  @Test
  void streamsAreCountedByReadiness() {
    try (OperatorMetrics metrics = metrics()) {
      assertThat(metrics.scrape().lines())
          .contains(
              "backupstream_operator_streams{ready=\"Unknown\",reason=\"New\"} 2.0",
              "backupstream_operator_relays_heard 7.0",
              "backupstream_operator_events_total{reason=\"FailedOver\"} 1.0");
    }
  }

  private static OperatorMetrics metrics() {
    OperatorMetrics metrics = new OperatorMetrics();
    metrics.show(() -> Stream.of(new BackupStream(), new BackupStream()), () -> 7, () -> 0);
    metrics.showLeadership(() -> 1);
    metrics.told("FailedOver");
    metrics.wrote("PATCH");
    return metrics;
  }

  private static String row(Metric metric) {
    return "| `%s` | %s | %s | %s |"
        .formatted(
            metric.prometheusName(),
            metric.type().word(),
            String.join(", ", metric.labels()),
            metric.description());
  }
}
