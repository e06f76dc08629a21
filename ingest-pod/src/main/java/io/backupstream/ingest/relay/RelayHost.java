package io.backupstream.ingest.relay;

import io.backupstream.api.spec.SourceName;
import io.backupstream.api.status.IngestStatus;
import io.backupstream.api.status.RelayReport;
import io.backupstream.api.status.StreamReport;
import io.backupstream.api.status.Switch;
import io.backupstream.ingest.manifest.StreamConfig;
import io.backupstream.ingest.manifest.StreamId;
import io.backupstream.ingest.manifest.StreamSet;
import io.backupstream.ingest.publish.KeyRing;
import io.backupstream.ingest.publish.PublishRequest;
import io.backupstream.ingest.publish.Publishers;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.PromiseCombiner;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All relays of a process: says which key belongs to which encoder of which stream, and takes
 * changed manifests up while they run. On the event loop, but for {@link #report}.
 */
public final class RelayHost implements Publishers {

  /** The only app; any key may be tried at it. */
  private static final String APP = "live";

  private final RelayEnvironment environment;
  private final Function<StreamConfig, RelayListener> listeners;
  private final Function<StreamConfig, @Nullable IngestStatus> ingest;
  private Map<StreamId, Relay> relays = new LinkedHashMap<>();
  private KeyRing<Owner> keys = KeyRing.of(Map.of());
  private volatile RelayReport report = new RelayReport("", null, List.of());
  private String revision = "";
  private @Nullable String problem;

  private record Owner(Relay relay, SourceName source) {}

  /**
   * A host without streams.
   *
   * @param listeners hears of each stream
   * @param ingest what a stream's report says of its URL and its keys
   */
  public RelayHost(
      RelayEnvironment environment,
      Function<StreamConfig, RelayListener> listeners,
      Function<StreamConfig, @Nullable IngestStatus> ingest) {
    this.environment = environment;
    this.listeners = listeners;
    this.ingest = ingest;
  }

  @Override
  public Verdict judge(PublishRequest request, long nowMicros) {
    if (revision.isEmpty()) {
      return new NotNow("no stream is configured yet: try again");
    }
    Owner owner = request.app().equals(APP) ? keys.find(request.streamKey()) : null;
    if (owner == null) {
      return new UnknownKey();
    }
    String closed = owner.relay.closedBecause();
    return closed == null ? new Accepted(owner.relay.sink(owner.source)) : new NotNow(closed);
  }

  /** Takes manifests up: new streams begin, changed ones change, missing ones are truly stopped. */
  public void apply(StreamSet streams) {
    Map<StreamId, Relay> before = new LinkedHashMap<>(relays);
    Map<StreamId, Relay> next = new LinkedHashMap<>();
    Map<String, Owner> owners = new HashMap<>();
    for (StreamConfig config : streams.streams()) {
      Relay relay = relayFor(config, before.remove(config.id()));
      next.put(config.id(), relay);
      owners.put(config.keys().primary().value(), new Owner(relay, SourceName.PRIMARY));
      owners.put(config.keys().backup().value(), new Owner(relay, SourceName.BACKUP));
    }
    relays = next;
    keys = KeyRing.of(owners);
    revision = streams.revision();
    problem = null;
    before.values().forEach(Relay::finish);
    publishReport();
  }

  private Relay relayFor(StreamConfig config, @Nullable Relay existing) {
    if (existing == null) {
      RelayListener listener = new Reporting(listeners.apply(config));
      return new Relay(config, ingest.apply(config), environment, listener);
    }
    if (!existing.config().equals(config)) {
      existing.configure(config, ingest.apply(config));
    }
    return existing;
  }

  /** Newer manifests were refused; what is in force stays. */
  public void refused(String why) {
    problem = why;
    publishReport();
  }

  private void publishReport() {
    report =
        new RelayReport(revision, problem, relays.values().stream().map(Relay::report).toList());
  }

  /** What all streams report; from any thread. */
  public RelayReport report() {
    return report;
  }

  /** A true stop of every stream; done when all destinations are unpublished. */
  public Future<Void> finish() {
    PromiseCombiner all = new PromiseCombiner(environment.loop());
    relays.values().forEach(relay -> all.add(relay.finish()));
    Promise<Void> done = environment.loop().newPromise();
    all.finish(done);
    return done;
  }

  /** Lets go of everything at once. */
  public void close() {
    relays.values().forEach(Relay::close);
    relays.clear();
  }

  /** Keeps the report of all streams up to date before anyone hears of a change. */
  private final class Reporting implements RelayListener {
    private final RelayListener next;

    Reporting(RelayListener next) {
      this.next = next;
    }

    @Override
    public void reportChanged(StreamReport stream) {
      publishReport();
      next.reportChanged(stream);
    }

    @Override
    public void switched(Switch line) {
      next.switched(line);
    }

    @Override
    public void received(SourceName source, int bytes) {
      next.received(source, bytes);
    }

    @Override
    public void measured(Measure measure, long heldBytes) {
      next.measured(measure, heldBytes);
    }

    @Override
    public DestinationListener destination(String name) {
      return next.destination(name);
    }

    @Override
    public void close() {
      next.close();
    }
  }
}
