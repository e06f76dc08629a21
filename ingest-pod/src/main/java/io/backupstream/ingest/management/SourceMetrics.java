package io.backupstream.ingest.management;

import io.backupstream.api.spec.SourceName;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what comes from one encoder of a stream. */
public final class SourceMetrics implements AutoCloseable {
  private static final double MICROS = 1e6;

  private final Meters meters;
  private final AtomicLong receiving;
  private final AtomicLong onAir;
  private final AtomicLong lagMicros;
  private final Counter bytes;
  private final Counter frames;

  SourceMetrics(MeterRegistry registry, String namespace, String stream, SourceName source) {
    String name = source.name().toLowerCase(Locale.ROOT);
    meters = new Meters(registry);
    receiving = meters.gauge(Metric.SOURCE_RECEIVING, value -> value, namespace, stream, name);
    onAir = meters.gauge(Metric.ON_AIR, value -> value, namespace, stream, name);
    lagMicros = meters.gauge(Metric.SOURCE_LAG, value -> value / MICROS, namespace, stream, name);
    bytes = meters.counter(Metric.SOURCE_BYTES, namespace, stream, name);
    frames = meters.counter(Metric.SOURCE_FRAMES, namespace, stream, name);
  }

  /** Whether media of all tracks arrives. */
  public void receiving(boolean receives) {
    receiving.set(receives ? 1 : 0);
  }

  /** Whether this encoder's media leaves. */
  public void onAir(boolean leaves) {
    onAir.set(leaves ? 1 : 0);
  }

  /** How late its newest frame came, against its own pace. */
  public void lag(long micros) {
    lagMicros.set(micros);
  }

  /** A picture or an audio frame arrived. */
  public void received(int payloadBytes) {
    bytes.increment(payloadBytes);
    frames.increment();
  }

  @Override
  public void close() {
    meters.close();
  }
}
