package io.backupstream.ingest.relay;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.StreamReport;
import io.backupstream.api.status.Switch;
import io.backupstream.ingest.push.PushState;

/** Nobody listens. */
class DeafListener implements RelayListener {
  @Override
  public void reportChanged(StreamReport report) {}

  @Override
  public void switched(Switch line) {}

  @Override
  public void received(SourceName source, int bytes) {}

  @Override
  public void measured(Measure measure, long heldBytes) {}

  @Override
  public DestinationListener destination(String name) {
    return new DeafToDestination();
  }

  @Override
  public void close() {}

  /** Nobody listens to a destination. */
  static class DeafToDestination implements DestinationListener {
    @Override
    public void stateChanged(PushState state) {}

    @Override
    public void written(int bytes) {}

    @Override
    public void dropped(int frames, long bytes) {}

    @Override
    public void reconnecting() {}

    @Override
    public void delivered(long latencyMicros) {}

    @Override
    public void close() {}
  }
}
