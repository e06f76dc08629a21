package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.Conditions;
import io.backupstream.api.status.SourceState;
import io.backupstream.api.status.StreamReport;
import io.backupstream.api.status.Switch;
import io.backupstream.ingest.management.DestinationMetrics;
import io.backupstream.ingest.management.StreamMetrics;
import io.backupstream.ingest.push.PushState;
import io.backupstream.ingest.relay.RelayListener;

/** Passes what happens to one stream on to metrics and to the person who looks. */
final class StreamEars implements RelayListener {

  private final StreamMetrics metrics;
  private final Display display;
  private final Runnable reportChanged;

  StreamEars(StreamMetrics metrics, Display display, Runnable reportChanged) {
    this.reportChanged = reportChanged;
    this.metrics = metrics;
    this.display = display;
  }

  @Override
  public void reportChanged(StreamReport report) {
    for (SourceName source : SourceName.values()) {
      SourceState state = report.status().sources().of(source).state();
      metrics.source(source).receiving(state == SourceState.RECEIVING);
      metrics.source(source).onAir(report.status().activeSource() == active(source));
    }
    metrics.seamlessReady(
        report.status().condition(Conditions.SEAMLESS_READY).filter(c -> c.holds()).isPresent());
    display.reportChanged(report);
    reportChanged.run();
  }

  private static ActiveSource active(SourceName source) {
    return switch (source) {
      case PRIMARY -> ActiveSource.PRIMARY;
      case BACKUP -> ActiveSource.BACKUP;
    };
  }

  @Override
  public void switched(Switch line) {
    metrics.switched(line.reason(), line.gapMillis());
  }

  @Override
  public void received(SourceName source, int bytes) {
    metrics.source(source).received(bytes);
    display.received(source, bytes);
  }

  @Override
  public void measured(Measure measure, long heldBytes) {
    metrics.source(SourceName.PRIMARY).lag(measure.primaryLagMicros());
    metrics.source(SourceName.BACKUP).lag(measure.backupLagMicros());
    metrics.buffered(heldBytes);
  }

  @Override
  public DestinationListener destination(String name) {
    return new DestinationEars(metrics.destination(name));
  }

  @Override
  public void close() {
    metrics.close();
    display.closed();
  }

  /** One destination's metrics. */
  private record DestinationEars(DestinationMetrics metrics) implements DestinationListener {
    @Override
    public void stateChanged(PushState state) {
      metrics.stateChanged(state);
    }

    @Override
    public void written(int bytes) {
      metrics.written(bytes);
    }

    @Override
    public void dropped(int frames, long bytes) {
      metrics.dropped(frames, bytes);
    }

    @Override
    public void reconnecting() {
      metrics.reconnecting();
    }

    @Override
    public void delivered(long latencyMicros) {
      metrics.delivered(latencyMicros);
    }

    @Override
    public void close() {
      metrics.close();
    }
  }
}
