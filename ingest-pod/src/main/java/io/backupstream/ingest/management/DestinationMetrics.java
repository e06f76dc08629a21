package io.backupstream.ingest.management;

import io.backupstream.ingest.push.PushListener;
import io.backupstream.ingest.push.PushPhase;
import io.backupstream.ingest.push.PushState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what the push to one destination tells; closed when the destination goes. */
public final class DestinationMetrics implements PushListener, AutoCloseable {
  private static final double MICROS = 1e6;

  private final Meters meters;
  private final AtomicLong streaming;
  private final Counter bytes;
  private final Counter droppedFrames;
  private final Counter droppedBytes;
  private final Counter reconnects;
  private final DistributionSummary latency;

  DestinationMetrics(MeterRegistry registry, String namespace, String stream, String name) {
    meters = new Meters(registry);
    streaming = meters.gauge(Metric.DESTINATION_STREAMING, value -> value, namespace, stream, name);
    bytes = meters.counter(Metric.DESTINATION_BYTES, namespace, stream, name);
    droppedFrames = meters.counter(Metric.DESTINATION_DROPPED_FRAMES, namespace, stream, name);
    droppedBytes = meters.counter(Metric.DESTINATION_DROPPED_BYTES, namespace, stream, name);
    reconnects = meters.counter(Metric.DESTINATION_RECONNECTS, namespace, stream, name);
    latency = meters.summary(Metric.DESTINATION_LATENCY, namespace, stream, name);
  }

  @Override
  public void stateChanged(PushState state) {
    streaming.set(state.phase() == PushPhase.STREAMING ? 1 : 0);
  }

  @Override
  public void written(int payloadBytes) {
    bytes.increment(payloadBytes);
  }

  @Override
  public void dropped(int frames, long payloadBytes) {
    droppedFrames.increment(frames);
    droppedBytes.increment((double) payloadBytes);
  }

  @Override
  public void reconnecting() {
    reconnects.increment();
  }

  @Override
  public void delivered(long latencyMicros) {
    latency.record(latencyMicros / MICROS);
  }

  @Override
  public void close() {
    meters.close();
  }
}
