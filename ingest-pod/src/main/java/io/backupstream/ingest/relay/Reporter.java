package io.backupstream.ingest.relay;

import io.backupstream.api.spec.Failover;
import io.backupstream.api.status.ActiveSource;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.StreamReport;
import io.backupstream.ingest.failover.Role;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.splice.Feed;
import io.backupstream.ingest.splice.Seamless;
import io.backupstream.ingest.splice.SeamlessVerdict;
import io.backupstream.ingest.splice.StreamTraits;
import io.netty.buffer.ByteBuf;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Looks at a relay and tells its listener what has changed. */
final class Reporter {

  private final InstantSource wall;
  private final Conductor<ByteBuf> conductor;
  private final SourceInput primary;
  private final SourceInput backup;
  private final Destinations destinations;
  private final Ledger ledger;
  private final RelayListener listener;
  private final StatusBook book = new StatusBook();

  Reporter(
      InstantSource wall,
      Conductor<ByteBuf> conductor,
      SourceInput primary,
      SourceInput backup,
      Destinations destinations,
      Ledger ledger,
      RelayListener listener) {
    this.wall = wall;
    this.conductor = conductor;
    this.primary = primary;
    this.backup = backup;
    this.destinations = destinations;
    this.ledger = ledger;
    this.listener = listener;
  }

  /** Takes everything in as it is now. */
  void look(StreamConfig config, @Nullable IngestStatus ingest, EventDoor door) {
    Feed<ByteBuf> primaryFeed = conductor.feed(Role.PRIMARY);
    Feed<ByteBuf> backupFeed = conductor.feed(Role.BACKUP);
    Observed first = Observer.observe(primaryFeed, primary, conductor.isSuspect(Role.PRIMARY));
    Observed second = Observer.observe(backupFeed, backup, conductor.isSuspect(Role.BACKUP));
    Role onAir = conductor.onAir();
    Role standby = onAir == Role.BACKUP ? Role.PRIMARY : Role.BACKUP;
    boolean changed =
        book.update(
            new StatusBook.Facts(
                ingest,
                door.gate().keepsDestinationsIdle() ? ActiveSource.NONE : Ledger.source(onAir),
                first,
                second,
                verdict(config.spec().failover(), first, second, standby),
                standby,
                conductor.isHealthy(standby),
                door.gate(),
                door.tells(),
                destinations.status(),
                destinations.enabled(),
                destinations.down(),
                ledger.newest()),
            wall.instant());
    if (changed) {
      listener.reportChanged(report(config.id()));
    }
    listener.measured(
        new RelayListener.Measure(lag(primaryFeed), lag(backupFeed)),
        held(primaryFeed) + held(backupFeed));
  }

  private SeamlessVerdict verdict(
      Failover failover, Observed first, Observed second, Role standby) {
    boolean backupStandsBy = standby == Role.BACKUP;
    StreamTraits air = backupStandsBy ? first.traits() : second.traits();
    StreamTraits other = backupStandsBy ? second.traits() : first.traits();
    return new Seamless(
            backupStandsBy,
            failover.bufferDuration().toMillis(),
            failover.stallTimeoutDuration().toMillis())
        .judge(air, other, conductor.skewMillis(standby));
  }

  private static long lag(@Nullable Feed<?> feed) {
    return feed == null ? 0 : Math.max(0, feed.lagMicros());
  }

  private static long held(@Nullable Feed<?> feed) {
    return feed == null ? 0 : feed.heldBytes();
  }

  /** What the stream's status says. */
  StreamReport report(StreamId id) {
    return new StreamReport(id.namespace(), id.name(), book.status());
  }
}
