package io.backupstream.operator.management;

import java.util.List;
import java.util.Locale;

/**
 * Every metric of the operator's own by its Prometheus name; {@code docs/metrics.md} is the same
 * table for people.
 */
enum Metric {
  LEADER(
      "backupstream_operator_leader", Type.GAUGE, List.of(), "1 while this operator acts, else 0."),
  STREAMS(
      "backupstream_operator_streams",
      Type.GAUGE,
      List.of("ready", "reason"),
      "Streams, by the status and reason of their condition Ready."),
  RELAYS_HEARD(
      "backupstream_operator_relays_heard",
      Type.GAUGE,
      List.of(),
      "Relays whose report is being watched."),
  RELAYS_UNREACHABLE(
      "backupstream_operator_relays_unreachable",
      Type.GAUGE,
      List.of(),
      "Relays that should be watched and cannot be reached."),
  EVENTS(
      "backupstream_operator_events_total",
      Type.COUNTER,
      List.of("reason"),
      "Events told about streams, by reason; a switch is one."),
  WRITES(
      "backupstream_operator_writes_total",
      Type.COUNTER,
      List.of("method"),
      "Requests to the API server that write, by HTTP method, without those of the Lease.");

  /** What a metric counts. */
  enum Type {
    GAUGE,
    COUNTER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String prometheusName;
  private final Type type;

  @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
  private final List<String> labels;

  private final String description;

  Metric(String prometheusName, Type type, List<String> labels, String description) {
    this.prometheusName = prometheusName;
    this.type = type;
    this.labels = labels;
    this.description = description;
  }

  String prometheusName() {
    return prometheusName;
  }

  Type type() {
    return type;
  }

  List<String> labels() {
    return labels;
  }

  String description() {
    return description;
  }
}
