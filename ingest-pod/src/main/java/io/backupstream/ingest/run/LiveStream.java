package io.backupstream.ingest.run;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.manifest.StreamConfig;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a {@link LiveScreen}: told on the event loop, looked at by the thread that draws.
 */
final class LiveStream implements Display {

  private final StreamConfig config;
  private final Map<SourceName, RateMeter> meters = new EnumMap<>(SourceName.class);
  private final Runnable gone;
  private volatile @Nullable StreamReport report;

  /**
   * A stream of which nothing is known yet.
   *
   * @param gone run when it is no longer relayed
   */
  LiveStream(StreamConfig config, Runnable gone) {
    this.config = config;
    this.gone = gone;
    for (SourceName source : SourceName.values()) {
      meters.put(source, new RateMeter());
    }
  }

  @Override
  public void reportChanged(StreamReport report) {
    this.report = report;
  }

  @Override
  public void received(SourceName source, int bytes) {
    meter(source).received(bytes);
  }

  @Override
  public void closed() {
    gone.run();
  }

  private RateMeter meter(SourceName source) {
    return Objects.requireNonNull(meters.get(source));
  }

  /** What is known now. */
  Glance glance(long nanos) {
    StreamReport known = report;
    Map<SourceName, Long> rates = new EnumMap<>(SourceName.class);
    meters.forEach((source, meter) -> rates.put(source, meter.bitsPerSecond(nanos)));
    String keys = "Secret " + config.keys().secretName() + " in " + config.keys().file();
    return new Glance(
        config.id().toString(),
        keys,
        known == null ? Transitions.NOTHING_SEEN.status() : known.status(),
        rates);
  }
}
