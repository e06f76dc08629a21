package io.backupstream.ingest.run;

import io.backupstream.ingest.management.RelayMetrics;
import io.backupstream.ingest.publish.IngestListener;
import java.util.Locale;

/** Counts encoders that are refused. */
record IngestMetrics(RelayMetrics metrics) implements IngestListener {

  @Override
  public void connectionsChanged(int connections, int unauthenticated) {}

  @Override
  public void connectionDropped(Drop why) {
    metrics.publishRefused(word(why));
  }

  @Override
  public void publishRefused(Refusal why) {
    metrics.publishRefused(word(why));
  }

  private static String word(Enum<?> why) {
    return why.name().toLowerCase(Locale.ROOT);
  }
}
