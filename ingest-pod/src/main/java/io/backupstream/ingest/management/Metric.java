package io.backupstream.ingest.management;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every metric of the relay by its Prometheus name; {@code docs/metrics.md} is the same table for
 * people. No label ever holds a stream key.
 */
enum Metric {
  SOURCE_RECEIVING(
      "backupstream_source_receiving",
      Type.GAUGE,
      Scope.SOURCE,
      "1 while media of all tracks arrives from this encoder, else 0."),
  SOURCE_BYTES(
      "backupstream_source_bytes_total",
      Type.COUNTER,
      Scope.SOURCE,
      "Bytes of media received from this encoder, without RTMP overhead."),
  SOURCE_FRAMES(
      "backupstream_source_frames_total",
      Type.COUNTER,
      Scope.SOURCE,
      "Pictures and audio frames received from this encoder."),
  SOURCE_LAG(
      "backupstream_source_lag_seconds",
      Type.GAUGE,
      Scope.SOURCE,
      "How late the newest frame of this encoder came, against its own pace."),
  ON_AIR(
      "backupstream_on_air",
      Type.GAUGE,
      Scope.SOURCE,
      "1 while media of this encoder leaves for the destinations, else 0."),
  SWITCHES(
      "backupstream_switches_total",
      Type.COUNTER,
      Scope.SWITCH,
      "Changes of the source on air, ends of events included, by the reason that the status gives."),
  SPLICE_GAP(
      "backupstream_splice_gap_seconds",
      Type.SUMMARY,
      Scope.STREAM,
      "Video that destinations missed at each switch to a source; a repeat counts as 0."),
  BUFFERED_BYTES(
      "backupstream_buffered_bytes",
      Type.GAUGE,
      Scope.STREAM,
      "Bytes of media that wait in the splice."),
  SEAMLESS_READY(
      "backupstream_seamless_ready",
      Type.GAUGE,
      Scope.STREAM,
      "1 while a failover would lose and double no frame, else 0."),
  PUBLISH_REFUSED(
      "backupstream_publish_refused_total",
      Type.COUNTER,
      Scope.PORT,
      "Publishes refused on the whole port, by reason."),
  DESTINATION_STREAMING(
      "backupstream_destination_streaming",
      Type.GAUGE,
      Scope.DESTINATION,
      "1 while this destination takes media, else 0."),
  DESTINATION_BYTES(
      "backupstream_destination_bytes_total",
      Type.COUNTER,
      Scope.DESTINATION,
      "Bytes of media written to this destination, without RTMP and TLS overhead."),
  DESTINATION_DROPPED_FRAMES(
      "backupstream_destination_dropped_frames_total",
      Type.COUNTER,
      Scope.DESTINATION,
      "Frames that this destination missed because it was slow or away."),
  DESTINATION_DROPPED_BYTES(
      "backupstream_destination_dropped_bytes_total",
      Type.COUNTER,
      Scope.DESTINATION,
      "Bytes of these frames."),
  DESTINATION_RECONNECTS(
      "backupstream_destination_reconnects_total",
      Type.COUNTER,
      Scope.DESTINATION,
      "Attempts to open the connection anew."),
  DESTINATION_LATENCY(
      "backupstream_destination_latency_seconds",
      Type.SUMMARY,
      Scope.DESTINATION,
      "From the moment a frame is due until the operating system has taken it; sampled.");

  /** How a metric behaves. */
  enum Type {
    COUNTER,
    GAUGE,
    /** Exported as {@code _count}, {@code _sum} and {@code _max}. */
    SUMMARY
  }

  /** What one series of a metric belongs to. */
  private enum Scope {
    PORT,
    STREAM,
    SWITCH,
    SOURCE,
    DESTINATION;

    List<String> labels() {
      return switch (this) {
        case PORT -> List.of("reason");
        case STREAM -> List.of("namespace", "stream");
        case SWITCH -> List.of("namespace", "stream", "reason");
        case SOURCE -> List.of("namespace", "stream", "source");
        case DESTINATION -> List.of("namespace", "stream", "destination");
      };
    }
  }

  private final String prometheusName;
  private final Type type;
  private final Scope scope;
  private final String description;

  Metric(String prometheusName, Type type, Scope scope, String description) {
    this.prometheusName = prometheusName;
    this.type = type;
    this.scope = scope;
    this.description = description;
  }

  String prometheusName() {
    return prometheusName;
  }

  Type type() {
    return type;
  }

  List<String> labels() {
    return scope.labels();
  }

  String description() {
    return description;
  }

  /**
   * One series of this metric.
   *
   * @param values one for each label, in order
   */
  Tags tags(String... values) {
    List<String> labels = labels();
    if (values.length != labels.size()) {
      throw new IllegalArgumentException(
          prometheusName + " has labels " + labels + ", got " + values.length + " values");
    }
    return Tags.of(
        IntStream.range(0, values.length)
            .mapToObj(label -> Tag.of(labels.get(label), values[label]))
            .toList());
  }
}
