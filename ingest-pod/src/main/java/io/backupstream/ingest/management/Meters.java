package io.backupstream.ingest.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongToDoubleFunction;

/** The series of one stream, source or destination, which go when it goes. */
final class Meters implements AutoCloseable {
  private final MeterRegistry registry;
  private final Set<Meter> registered = new HashSet<>();

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  Counter counter(Metric metric, String... labelValues) {
    return added(
        Counter.builder(metric.prometheusName())
            .description(metric.description())
            .tags(metric.tags(labelValues))
            .register(registry));
  }

  DistributionSummary summary(Metric metric, String... labelValues) {
    return added(
        DistributionSummary.builder(metric.prometheusName())
            .description(metric.description())
            .tags(metric.tags(labelValues))
            .register(registry));
  }

  /** A gauge over a number that its owner sets. */
  AtomicLong gauge(Metric metric, LongToDoubleFunction unit, String... labelValues) {
    AtomicLong value = new AtomicLong();
    added(
        Gauge.builder(metric.prometheusName(), value, number -> unit.applyAsDouble(number.get()))
            .description(metric.description())
            .tags(metric.tags(labelValues))
            .register(registry));
    return value;
  }

  @Override
  public void close() {
    registered.forEach(registry::remove);
    registered.clear();
  }

  private <M extends Meter> M added(M meter) {
    registered.add(meter);
    return meter;
  }
}
