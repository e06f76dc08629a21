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
import java.util.Objects;
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
  private final Map<StreamId, Relay> leaving = new HashMap<>();
  private Map<StreamId, Relay> relays = new LinkedHashMap<>();
  private List<StreamConfig> wanted = List.of();
  private KeyRing<Owner> keys = KeyRing.of(Map.of());
  private volatile RelayReport report = new RelayReport("", null, List.of());
  private String revision = "";
  private @Nullable String problem;

  private record Owner(StreamId stream, SourceName source) {}

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
    Relay relay = relays.get(owner.stream);
    if (relay == null) {
      return new NotNow("this stream is just being stopped: try again");
    }
    String closed = relay.closedBecause();
    return closed == null ? new Accepted(relay.sink(owner.source)) : new NotNow(closed);
  }

  /**
   * Takes manifests up: new streams begin, changed ones change, missing ones are truly stopped. One
   * that comes back while it is being stopped begins after that, so that never two push.
   */
  public void apply(StreamSet streams) {
    wanted = streams.streams();
    takeUp();
    revision = streams.revision();
    problem = null;
    publishReport();
  }

  private void takeUp() {
    Map<StreamId, Relay> before = new LinkedHashMap<>(relays);
    Map<StreamId, Relay> next = new LinkedHashMap<>();
    Map<String, Owner> owners = new HashMap<>();
    for (StreamConfig config : wanted) {
      StreamId id = config.id();
      if (!leaving.containsKey(id)) {
        next.put(id, relayFor(config, before.remove(id)));
      }
      for (SourceName source : SourceName.values()) {
        owners.put(config.keys().of(source).value(), new Owner(id, source));
      }
    }
    relays = next;
    keys = KeyRing.of(owners);
    before.values().forEach(this::leave);
  }

  private Relay relayFor(StreamConfig config, @Nullable Relay existing) {
    IngestStatus shown = ingest.apply(config);
    if (existing == null) {
      RelayListener listener = new Reporting(listeners.apply(config));
      return new Relay(config, shown, environment, listener);
    }
    if (!existing.config().equals(config) || !Objects.equals(existing.ingest(), shown)) {
      existing.configure(config, shown);
    }
    return existing;
  }

  private void leave(Relay relay) {
    leaving.put(relay.id(), relay);
    relay
        .finish()
        .addListener(
            done -> {
              leaving.remove(relay.id());
              if (wanted.stream().anyMatch(config -> config.id().equals(relay.id()))) {
                takeUp();
                publishReport();
              }
            });
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
    wanted = List.of();
    PromiseCombiner all = new PromiseCombiner(environment.loop());
    leaving.values().forEach(relay -> all.add(relay.finish()));
    relays.values().forEach(relay -> all.add(relay.finish()));
    Promise<Void> done = environment.loop().newPromise();
    all.finish(done);
    return done;
  }

  /** Lets go of everything at once. */
  public void close() {
    wanted = List.of();
    List.copyOf(leaving.values()).forEach(Relay::close);
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
