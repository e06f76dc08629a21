package io.backupstream.operator.management;

import io.backupstream.api.resource.BackupStream;
import io.backupstream.api.status.Condition;
import io.backupstream.api.status.Conditions;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operator's metrics: its own, the framework's and the process's. Used by any thread. */
public final class OperatorMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbage = new JvmGcMetrics();
  private final MultiGauge streamsByReady =
      MultiGauge.builder(Metric.STREAMS.prometheusName())
          .description(Metric.STREAMS.description())
          .register(registry);
  private volatile Supplier<Stream<BackupStream>> streams = Stream::empty;

  /** How ready a stream is. */
  private record Readiness(String status, String reason) {
    static Readiness of(BackupStream stream) {
      return stream.getStatus() == null
          ? new Readiness("Unknown", "New")
          : stream
              .getStatus()
              .condition(Conditions.READY)
              .map(Readiness::of)
              .orElse(new Readiness("Unknown", "New"));
    }

    static Readiness of(Condition ready) {
      return new Readiness(ready.status().toString(), ready.reason());
    }
  }

  /** Begins with the process's own. */
  public OperatorMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbage.bindTo(registry);
  }

  /** The framework's, without a series for each stream. */
  public Metrics framework() {
    return MicrometerMetrics.withoutPerResourceMetrics(registry);
  }

  /** Shows what is looked up at each scrape. */
  public void show(
      Supplier<Stream<BackupStream>> all, LongSupplier heard, LongSupplier unreachable) {
    streams = all;
    gauge(Metric.RELAYS_HEARD, heard);
    gauge(Metric.RELAYS_UNREACHABLE, unreachable);
  }

  /** Shows whether this operator acts. */
  public void showLeadership(LongSupplier leading) {
    gauge(Metric.LEADER, leading);
  }

  /** An Event was told. */
  public void told(String reason) {
    counter(Metric.EVENTS, reason).increment();
  }

  /** A request that writes was sent. */
  public void wrote(String method) {
    counter(Metric.WRITES, method).increment();
  }

  /** All in Prometheus' text format. */
  public String scrape() {
    Map<Readiness, Long> counts =
        streams.get().collect(Collectors.groupingBy(Readiness::of, Collectors.counting()));
    streamsByReady.register(
        counts.entrySet().stream()
            .map(
                entry ->
                    MultiGauge.Row.of(
                        Tags.of(
                            "ready", entry.getKey().status(), "reason", entry.getKey().reason()),
                        entry.getValue()))
            .collect(Collectors.<MultiGauge.Row<?>>toList()),
        true);
    return registry.scrape();
  }

  @Override
  public void close() {
    garbage.close();
    registry.close();
  }

  private void gauge(Metric metric, LongSupplier value) {
    Gauge.builder(metric.prometheusName(), value, LongSupplier::getAsLong)
        .description(metric.description())
        .strongReference(true)
        .register(registry);
  }

  private Counter counter(Metric metric, String label) {
    return Counter.builder(metric.prometheusName())
        .description(metric.description())
        .tags(metric.labels().getFirst(), label)
        .register(registry);
  }
}
