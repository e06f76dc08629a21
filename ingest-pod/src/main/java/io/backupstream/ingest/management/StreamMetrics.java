package io.backupstream.ingest.management;

import io.backupstream.api.spec.SourceName;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts what happens to one stream; closed when the stream goes. */
public final class StreamMetrics implements AutoCloseable {
  private static final double MILLIS = 1e3;

  private final MeterRegistry registry;
  private final String namespace;
  private final String stream;
  private final Meters meters;
  private final SourceMetrics primary;
  private final SourceMetrics backup;
  private final AtomicLong bufferedBytes;
  private final AtomicLong seamlessReady;
  private final DistributionSummary spliceGap;

  StreamMetrics(MeterRegistry registry, String namespace, String stream) {
    this.registry = registry;
    this.namespace = namespace;
    this.stream = stream;
    meters = new Meters(registry);
    primary = new SourceMetrics(registry, namespace, stream, SourceName.PRIMARY);
    backup = new SourceMetrics(registry, namespace, stream, SourceName.BACKUP);
    bufferedBytes = meters.gauge(Metric.BUFFERED_BYTES, value -> value, namespace, stream);
    seamlessReady = meters.gauge(Metric.SEAMLESS_READY, value -> value, namespace, stream);
    spliceGap = meters.summary(Metric.SPLICE_GAP, namespace, stream);
  }

  /** What comes from one of its encoders. */
  public SourceMetrics source(SourceName name) {
    return switch (name) {
      case PRIMARY -> primary;
      case BACKUP -> backup;
    };
  }

  /** What leaves for a new destination; the caller closes it when the destination goes. */
  public DestinationMetrics destination(String name) {
    return new DestinationMetrics(registry, namespace, stream, name);
  }

  /**
   * Another source, or none, is on air.
   *
   * @param reason one of the API's reasons of switches
   * @param gapMillis video that destinations missed; negative for a repeat; null where an event
   *     ended and nothing was spliced
   */
  public void switched(String reason, @Nullable Long gapMillis) {
    meters.counter(Metric.SWITCHES, namespace, stream, reason).increment();
    if (gapMillis != null) {
      spliceGap.record(Math.max(gapMillis, 0) / MILLIS);
    }
  }

  /** How much media waits in the splice. */
  public void buffered(long bytes) {
    bufferedBytes.set(bytes);
  }

  /** Whether a failover would lose and double no frame. */
  public void seamlessReady(boolean ready) {
    seamlessReady.set(ready ? 1 : 0);
  }

  @Override
  public void close() {
    meters.close();
    primary.close();
    backup.close();
  }
}
