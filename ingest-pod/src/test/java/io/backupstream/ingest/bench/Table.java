package io.backupstream.ingest.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The figures of all contenders as a Markdown table; the first is what the others are held to. */
final class Table {
  private static final String HEAD =
      """
      | relay | CPU seconds a stream-minute | × first | added latency p50 ms | p99 ms | KiB a stream | pictures delivered |
      |---|---|---|---|---|---|---|
      """;

  private Table() {}

  static String of(List<Contender> contenders, Map<Contender, List<Figures>> figures) {
    StringBuilder table = new StringBuilder(HEAD);
    List<Figures> first = turns(figures, contenders.getFirst());
    for (Contender contender : contenders) {
      List<Figures> turns = turns(figures, contender);
      table.append(
          "| %s | %s | %.2f | %s | %s | %s | %.1f %% |%n"
              .formatted(
                  contender.name(),
                  spread(turns, Figures::cpuSeconds, "%.3f"),
                  median(turns, Figures::cpuSeconds) / median(first, Figures::cpuSeconds),
                  spread(turns, Figures::p50Millis, "%.1f"),
                  spread(turns, Figures::p99Millis, "%.1f"),
                  spread(turns, Figures::kibAStream, "%.0f"),
                  100 * median(turns, Figures::delivered)));
    }
    return table.toString();
  }

  private static List<Figures> turns(Map<Contender, List<Figures>> figures, Contender contender) {
    return Objects.requireNonNull(figures.get(contender));
  }

  private static double median(List<Figures> turns, ToDoubleFunction<Figures> figure) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** The median, and the least and the most of all turns. */
  private static String spread(
      List<Figures> turns, ToDoubleFunction<Figures> figure, String format) {
    double[] sorted = turns.stream().mapToDouble(figure).sorted().toArray();
    return (format + " (" + format + " to " + format + ")")
        .formatted(sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }
}
